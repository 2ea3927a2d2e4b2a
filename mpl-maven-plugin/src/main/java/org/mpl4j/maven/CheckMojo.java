package org.mpl4j.maven;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.dissect.DissectionLibrary;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.spl.pipeline.PolicyCompiler;

/**
 * Checks specifications, policies and layer tables, and reports all that is wrong with them. Generates nothing.
 *
 * <p>Layer tables are checked where the project depends on {@code org.mpl4j:mpl-specs}, which describes the captures that they are for.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class CheckMojo extends SpecMojo {
    /**
     * Folders with specifications. The folder of a specification below one of these is its Java package.
     *
     * <p>Example: {@code <sourceDirectories><sourceDirectory>protocols</sourceDirectory></sourceDirectories>}
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "mpl.sourceDirectories",
            defaultValue = "${project.basedir}/src/main/mpl,${project.basedir}/src/test/mpl")
    private List<File> sourceDirectories;

    @Override
    List<File> sourceDirectories() {
        return sourceDirectories;
    }

    @Override
    boolean isImportable(Artifact dependency) {
        return true;
    }

    @Override
    void run() throws IOException, MojoFailureException {
        ProjectSpecs specs = specs(List.of());
        if (specs.files().isEmpty() && specs.policies().isEmpty()) {
            missing(sourceDirectories);
            return;
        }
        List<Diagnostic> found =
                new ArrayList<>(Compiler.compile(specs.path(), specs.files()).diagnostics());
        if (specs.tables()) {
            if (DissectionLibrary.isThere(specs.path())) {
                found.addAll(DissectionLibrary.tableErrors(specs.path(), specs.files()));
            } else {
                getLog().warn("Layer tables are not checked: that needs the dependency org.mpl4j:mpl-specs");
            }
        }
        found.addAll(PolicyCompiler.compile(specs.path(), specs.policies()).diagnostics());
        report().tell(
                        Stream.concat(specs.files().stream(), specs.policies().stream())
                                .toList(),
                        found);
        tellCount(specs.files().size(), "specification is", "specifications are");
        tellCount(specs.policies().size(), "policy is", "policies are");
    }

    private void tellCount(int count, String one, String several) {
        if (count > 0) {
            getLog().info(count + " " + (count == 1 ? one : several) + " right");
        }
    }
}
