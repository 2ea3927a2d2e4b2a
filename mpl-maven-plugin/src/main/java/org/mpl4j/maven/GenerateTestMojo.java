package org.mpl4j.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Generates Java for the tests of a project, from specifications that only these need.
 *
 * <p>They can use the project's own specifications, with the classes that {@code generate} made of them, and those in dependencies of every scope.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "generate-test",
        defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class GenerateTestMojo extends GeneratingMojo {
    /**
     * Folders with specifications. The folder of a specification below one of these becomes part of its Java package.
     *
     * <p>Example: {@code <sourceDirectories><sourceDirectory>src/it/mpl</sourceDirectory></sourceDirectories>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "mpl.testSourceDirectories", defaultValue = "${project.basedir}/src/test/mpl")
    private List<File> sourceDirectories;

    /**
     * The folder that is written to; it is compiled with the project's tests.
     *
     * <p>Example: {@code <outputDirectory>src/generated/test</outputDirectory>}
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "mpl.testOutputDirectory",
            defaultValue = "${project.build.directory}/generated-test-sources/mpl")
    private File outputDirectory;

    @Override
    List<File> sourceDirectories() {
        return sourceDirectories;
    }

    @Override
    boolean isImportable(Artifact dependency) {
        return dependency.getArtifactHandler().isAddedToClasspath();
    }

    /** What {@code generate} packed, where the phase of resources has put it. */
    @Override
    List<Path> ownPacked() {
        return List.of(Path.of(project().getBuild().getOutputDirectory(), "META-INF", "mpl"));
    }

    @Override
    Path outputDirectory() {
        return outputDirectory.toPath();
    }

    @Override
    List<String> sourceRoots() {
        return project().getTestCompileSourceRoots();
    }

    @Override
    void addSourceRoot(String folder) {
        project().addTestCompileSourceRoot(folder);
    }
}
