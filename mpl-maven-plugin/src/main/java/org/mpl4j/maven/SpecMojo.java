package org.mpl4j.maven;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.build.BuildContext;

/** What all goals have in common: which specifications they work on, and where those find others. */
@SuppressWarnings("NullAway.Init") // Maven sets the fields
abstract class SpecMojo extends AbstractMojo {
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Component
    private BuildContext buildContext;

    /**
     * Patterns of specifications, below the source directories.
     *
     * <p>Example: {@code <includes><include>net/*.mpl</include></includes>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "mpl.includes", defaultValue = "**/*.mpl")
    private List<String> includes;

    /**
     * Patterns of specifications that are left out. Those that others use are compiled all the same.
     *
     * <p>Example: {@code <excludes><exclude>**&#47;draft-*.mpl</exclude></excludes>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "mpl.excludes")
    private List<String> excludes;

    /**
     * Folders and jars in which packets are looked for that neither the source directories nor, behind these, the dependencies of the project declare. In a jar, what lies
     * under {@code META-INF/mpl/} counts. Nothing has to be said here about dependencies.
     *
     * <p>Example: {@code <importPaths><importPath>../shared-specs</importPath></importPaths>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "mpl.importPaths")
    private List<File> importPaths;

    /**
     * Whether warnings fail the build, as errors do.
     *
     * <p>Example: {@code mvn verify -Dmpl.fatalWarnings}
     *
     * @since 0.1.0
     */
    @Parameter(property = "mpl.fatalWarnings", defaultValue = "false")
    private boolean fatalWarnings;

    /**
     * Whether it is an error if there is no specification. With {@code false}, as for a parent of modules that have some and modules that have none, it is only said.
     *
     * <p>Example: {@code <failOnMissingSources>false</failOnMissingSources>}
     *
     * @since 0.1.0
     */
    @Parameter(property = "mpl.failOnMissingSources", defaultValue = "true")
    private boolean failOnMissingSources;

    /**
     * Does nothing.
     *
     * <p>Example: {@code mvn verify -Dmpl.skip}
     *
     * @since 0.1.0
     */
    @Parameter(property = "mpl.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped (mpl.skip)");
            return;
        }
        try {
            run();
        } catch (UncheckedIOException e) {
            throw new MojoExecutionException(cause(e).getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private static Exception cause(UncheckedIOException e) {
        return e.getCause() == null ? e : e.getCause();
    }

    /** Does what the goal is for. */
    abstract void run() throws IOException, MojoExecutionException, MojoFailureException;

    /** Where specifications of the project are. */
    abstract List<File> sourceDirectories();

    /** Whether a dependency is one of those whose specifications can be used. */
    abstract boolean isImportable(Artifact dependency);

    /** Folders of packed specifications of the project itself that can be used. */
    List<Path> ownPacked() {
        return List.of();
    }

    final MavenProject project() {
        return project;
    }

    final BuildContext buildContext() {
        return buildContext;
    }

    final boolean fatalWarnings() {
        return fatalWarnings;
    }

    /** Says that there is no specification, or fails. */
    final void missing(List<File> directories) throws MojoFailureException {
        String folders = directories.stream().map(File::toString).collect(Collectors.joining(", "));
        String message = "there is no specification (" + new SpecPatterns(includes, excludes) + ") in " + folders;
        if (failOnMissingSources) {
            throw new MojoFailureException(
                    message
                            + "; write one, configure sourceDirectories, or set failOnMissingSources to false where this is right");
        }
        getLog().info("Nothing to do: " + message);
    }

    /** The specifications that the configuration names, and all that they can use. */
    final ProjectSpecs specs(List<String> dependencySpecs) throws IOException, MojoFailureException {
        SpecPatterns own = new SpecPatterns(includes, excludes);
        ImportRoots imports = new ImportRoots(importPaths, ownPacked(), dependencies());
        return ProjectSpecs.find(sourceDirectories(), own, imports, dependencySpecs);
    }

    private List<Path> dependencies() {
        List<Path> files = new ArrayList<>();
        for (Artifact dependency : project.getArtifacts()) {
            if (dependency.getFile() != null && isImportable(dependency)) {
                files.add(dependency.getFile().toPath());
            }
        }
        return files;
    }

    /** For what the compiler finds. */
    final DiagnosticReport report() {
        return new DiagnosticReport(getLog(), buildContext, fatalWarnings);
    }
}
