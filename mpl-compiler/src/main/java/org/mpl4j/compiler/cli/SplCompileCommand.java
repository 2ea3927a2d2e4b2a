package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.mpl4j.compiler.backend.ClassListing;
import org.mpl4j.compiler.backend.JavaPackages;
import org.mpl4j.compiler.backend.OutputFile;
import org.mpl4j.compiler.output.OutputConflictException;
import org.mpl4j.compiler.output.OutputFolder;
import org.mpl4j.compiler.spl.pipeline.PolicyCompiler;
import org.mpl4j.compiler.spl.pipeline.PolicyOutput;
import org.mpl4j.compiler.spl.pipeline.PolicyResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mplc spl compile}. */
@Command(
        name = "compile",
        mixinStandardHelpOptions = true,
        description = {
            "Compiles policies to Java: an enumeration of their statecalls, and a class for each policy. The classes of the packets that they use are what mplc compile writes.",
            "Only files that change are written. Files of policies that are gone are deleted; others are left alone, also those of mplc compile in the same folder."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  mplc spl compile server.spl --out gen",
            "  mplc spl compile specs/ --out target/generated-sources/mpl --java-package com.example.net",
            "  mplc spl compile specs/ --out target/generated-test-sources/mpl --backend jqwik"
        })
final class SplCompileCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Policies (*.spl), folders of them, or - for standard input.")
    private List<String> files = List.of();

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "DIR",
            description = "The folder to write to; made if it is not there.")
    private Path out = Path.of("");

    @Option(
            names = "--java-package",
            paramLabel = "NAME",
            description =
                    "The package of the classes, as of mplc compile; the folder of a policy is appended: ssh/server.spl becomes NAME.ssh.")
    private String javaPackage = "";

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            defaultValue = "java",
            description =
                    "What to generate: java, or jqwik: legal and illegal traces as arbitraries for tests (default: ${DEFAULT-VALUE}).")
    private PolicyOutput.Backend backend = PolicyOutput.Backend.JAVA;

    @Mixin
    private SpecPathOption specPath = new SpecPathOption();

    @Mixin
    private DiagnosticOptions diagnostics = new DiagnosticOptions();

    SplCompileCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        CompileOptions.checkPackage(javaPackage);
        SpecInputs inputs = SpecInputs.policies(files, specPath, streams);
        PolicyResult result = PolicyCompiler.compile(inputs.path(), inputs.files());
        diagnostics.print(result.diagnostics(), streams);
        if (result.hasErrors()) {
            return ExitCode.ERRORS;
        }
        JavaPackages packages = new JavaPackages(javaPackage, ClassListing.read(inputs.path()));
        Stream<OutputFile> generated;
        try {
            generated = PolicyOutput.generate(result, packages, backend).toList().stream();
        } catch (IllegalArgumentException e) {
            streams.err().println("mplc: " + e.getMessage());
            return ExitCode.ERRORS;
        }
        write(generated);
        return ExitCode.FINE;
    }

    private void write(Stream<OutputFile> generated) {
        try {
            OutputFolder.Summary written =
                    OutputFolder.of(out, PolicyOutput.OWNER).write(generated);
            if (diagnostics.isText()) {
                streams.err().println(written);
            }
        } catch (OutputConflictException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
