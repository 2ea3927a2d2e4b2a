package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.mpl4j.compiler.backend.Backend;
import org.mpl4j.compiler.backend.BackendContext;
import org.mpl4j.compiler.backend.ClassListing;
import org.mpl4j.compiler.backend.JavaPackages;
import org.mpl4j.compiler.output.OutputConflictException;
import org.mpl4j.compiler.output.OutputFolder;
import org.mpl4j.compiler.pipeline.CompilationResult;
import org.mpl4j.compiler.pipeline.CompiledSpec;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.source.SpecPath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mplc compile}. */
@Command(
        name = "compile",
        mixinStandardHelpOptions = true,
        description = {
            "Compiles specifications to Java: their packets, and those that these use from elsewhere, unless a jar on the spec path has their classes.",
            "Only files that change are written. Files that mplc generated and whose packet is gone are deleted; other files are left alone."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  mplc compile dns.mpl --out gen",
            "  mplc compile specs/ --out target/generated-sources/mpl --java-package com.example.net"
        })
final class CompileCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Specifications (*.mpl), folders of them, or - for standard input.")
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
                    "The package of the classes; the folder of a specification is appended: dns/dns.mpl becomes NAME.dns.")
    private String javaPackage = "";

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            defaultValue = "java",
            description = "What to generate (default: ${DEFAULT-VALUE}).")
    private String backendName = "java";

    @Option(
            names = "--option",
            paramLabel = "KEY=VALUE",
            description =
                    "An option of the backend; can be repeated. java has generated=true: mark classes with @Generated.")
    private Map<String, String> options = new LinkedHashMap<>();

    @Mixin
    private SpecPathOption specPath = new SpecPathOption();

    @Mixin
    private DiagnosticOptions diagnostics = new DiagnosticOptions();

    CompileCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Backend backend = backend();
        checkPackage();
        checkOptions(backend);
        SpecInputs inputs = SpecInputs.of(files, specPath, streams);
        CompilationResult result = Compiler.compile(inputs.path(), inputs.files());
        diagnostics.print(result.diagnostics(), streams);
        if (result.spec().isPresent()) {
            write(backend, result.spec().get(), inputs.path());
        }
        return result.hasErrors() ? ExitCode.ERRORS : ExitCode.FINE;
    }

    private void write(Backend backend, CompiledSpec spec, SpecPath path) throws IOException {
        JavaPackages packages = new JavaPackages(javaPackage, ClassListing.read(path));
        OutputFolder.Summary summary;
        try {
            summary = OutputFolder.of(out).write(backend.generate(spec, new BackendContext(packages, options)));
        } catch (OutputConflictException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        if (diagnostics.isText()) {
            streams.err().println(summary);
        }
    }

    private Backend backend() {
        List<Backend> all = Backend.all();
        return all.stream()
                .filter(b -> b.name().equals(backendName))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no backend `" + backendName + "`; there is "
                        + all.stream().map(Backend::name).collect(Collectors.joining(", "))));
    }

    private void checkOptions(Backend backend) {
        for (String option : options.keySet()) {
            if (!backend.options().containsKey(option)) {
                throw new UsageException("--option: the backend " + backend.name() + " has no option `" + option + "`; "
                        + (backend.options().isEmpty()
                                ? "it has none"
                                : "it has "
                                        + String.join(", ", backend.options().keySet())));
            }
        }
    }

    private void checkPackage() {
        if (!javaPackage.isEmpty() && !javax.lang.model.SourceVersion.isName(javaPackage)) {
            throw new UsageException(
                    "--java-package: `" + javaPackage + "` is no name of a package; write one such as com.example.net");
        }
    }
}
