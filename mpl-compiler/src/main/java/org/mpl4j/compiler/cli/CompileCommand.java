package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private CompileOptions options = new CompileOptions();

    CompileCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        CompileRound.Outcome outcome = new CompileRound(files, options, streams).run();
        if (options.diagnostics().isText()) {
            outcome.written().ifPresent(streams.err()::println);
        }
        return outcome.errors() > 0 ? ExitCode.ERRORS : ExitCode.FINE;
    }
}
