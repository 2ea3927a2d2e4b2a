package org.mpl4j.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Resource;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Generates Java from the specifications of a project, and packs the specifications into its jar, so that other projects can import them.
 *
 * <p>Specifications in the jars of dependencies can be used without saying more. Nothing is done if nothing has changed: what counts is the content of the
 * specifications, of all that they can use, the configuration and the version of the compiler.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "generate",
        defaultPhase = LifecyclePhase.GENERATE_SOURCES,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class GenerateMojo extends GeneratingMojo {
    private static final String PACKED = "META-INF/mpl";

    /**
     * Folders with specifications. The folder of a specification below one of these becomes part of its Java package, and is its path in the project's jar.
     *
     * <p>Example: {@code <sourceDirectories><sourceDirectory>protocols</sourceDirectory></sourceDirectories>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "mpl.sourceDirectories", defaultValue = "${project.basedir}/src/main/mpl")
    private List<File> sourceDirectories;

    /**
     * The folder that is written to; it is compiled with the project's sources.
     *
     * <p>Example: {@code <outputDirectory>src/generated/java</outputDirectory>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "mpl.outputDirectory", defaultValue = "${project.build.directory}/generated-sources/mpl")
    private File outputDirectory;

    @Override
    List<File> sourceDirectories() {
        return sourceDirectories;
    }

    @Override
    boolean isImportable(Artifact dependency) {
        return dependency.getArtifactHandler().isAddedToClasspath()
                && !Artifact.SCOPE_TEST.equals(dependency.getScope());
    }

    @Override
    Path outputDirectory() {
        return outputDirectory.toPath();
    }

    @Override
    List<String> sourceRoots() {
        return project().getCompileSourceRoots();
    }

    @Override
    void addSourceRoot(String folder) {
        project().addCompileSourceRoot(folder);
    }

    @Override
    void share(List<File> specs, Path classListing, String name) {
        specs.forEach(folder -> pack(folder.toString(), List.of("**/*.mpl", "**/*.spl", "**/*.layers")));
        pack(classListing.toString(), List.of(name + ".*"));
    }

    private void pack(String folder, List<String> includes) {
        Resource resource = new Resource();
        resource.setDirectory(folder);
        resource.setTargetPath(PACKED);
        includes.forEach(resource::addInclude);
        project().addResource(resource);
    }
}
