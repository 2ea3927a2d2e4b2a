package org.mpl4j.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.lang.model.SourceVersion;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.mpl4j.compiler.backend.JavaPackages;

/** What the goals that generate have in common: what is made of the specifications. */
@SuppressWarnings("NullAway.Init") // Maven sets the fields
abstract class GeneratingMojo extends SpecMojo {
    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    private List<Artifact> pluginArtifacts;

    /**
     * The Java package of what is generated. The folder of a specification below its source directory is appended, {@code net/ip.mpl} becomes {@code com.example.net},
     * unless it begins with this package already. By default the groupId of the project, with {@code _} for what Java does not allow in names.
     *
     * <p>Example: {@code <javaPackage>com.example</javaPackage>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "mpl.javaPackage")
    private String javaPackage;

    /**
     * Specifications in dependencies and import paths that classes are generated for: patterns of their paths below {@code META-INF/mpl/}. Those that the project's own
     * specifications use need not be named.
     *
     * <p>Example: {@code <dependencySpecs><dependencySpec>dns/*.mpl</dependencySpec></dependencySpecs>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "mpl.dependencySpecs")
    private List<String> dependencySpecs;

    /**
     * What to generate: backends, with their options. The backend {@code java} makes views and builders; its option {@code generated} marks classes with
     * {@code javax.annotation.processing.Generated}. The backend {@code jqwik} makes arbitraries and properties of packets for tests, which need jqwik; its option
     * {@code properties} is false where only arbitraries are wanted. More backends come with artifacts that are dependencies of this plugin.
     *
     * <p>Example: {@code <backends><backend><name>java</name><options><generated>true</generated></options></backend></backends>}, or
     * {@code -Dmpl.backends=java} for backends without options
     *
     * @since 0.1.0
     */
    @Parameter(property = "mpl.backends", defaultValue = "java")
    private List<BackendConfiguration> backends;

    /** Where Java is written to. */
    abstract Path outputDirectory();

    /** Folders with sources that are compiled together with what is generated. */
    abstract List<String> sourceRoots();

    /** Makes a folder with sources one that is compiled. */
    abstract void addSourceRoot(String folder);

    /** Makes what is in a folder importable by others, with a listing of generated classes. */
    void share(List<File> specs, Path classListing, String name) {}

    @Override
    final void run() throws IOException, MojoFailureException {
        // Before it is known whether there is anything to do: what follows in this build compiles the folder in any
        // case.
        List<Path> others = sourceRoots().stream().map(Path::of).toList();
        addSourceRoot(outputDirectory().toString());
        Path build = Path.of(project().getBuild().getDirectory());
        Path listing = build.resolve("generated-resources/mpl");
        share(sourceDirectories(), listing, name());

        Generation generation = new Generation(
                new Generation.Place(project().getBasedir().toPath(), build, outputDirectory(), others, listing),
                name());
        ProjectSpecs specs = specs(dependencySpecs);
        if (specs.files().isEmpty() && specs.policies().isEmpty()) {
            missing(sourceDirectories());
            if (!generation.hasGenerated()) {
                return;
            }
        }
        Generation.Task task = new Generation.Task(specs, javaPackage(), fatalWarnings(), backends, pluginArtifacts);
        getLog().info(generation.run(task, report(), buildContext()));
    }

    /** Of this execution, as part of names of files. */
    private String name() {
        return (execution.getGoal() + "-" + execution.getExecutionId()).replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private String javaPackage() throws MojoFailureException {
        if (javaPackage == null) {
            return JavaPackages.ofGroupId(project().getGroupId());
        }
        if (!SourceVersion.isName(javaPackage)) {
            throw new MojoFailureException(
                    "javaPackage: `" + javaPackage + "` is no name of a package; write one such as com.example.net");
        }
        return javaPackage;
    }
}
