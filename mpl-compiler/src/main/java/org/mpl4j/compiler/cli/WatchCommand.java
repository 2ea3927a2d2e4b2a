package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code mplc watch}. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = {
            "Compiles specifications as `mplc compile` does, and again whenever one of them changes, appears or vanishes: what is named, what lies beside it, "
                    + "and the folders and jars of the spec path. Ctrl-C ends it.",
            "While there are errors, what was generated stays as it was."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  mplc watch weather.mpl --out gen",
            "  mplc watch specs/ --out target/generated-sources/mpl --java-package com.example.net",
            "  mplc watch own/ -I common/ -I lib/protocols.jar --out gen --format=gcc",
            "",
            "Each time, errors and warnings are followed by a line with what has changed, and what came of it:",
            "",
            "  14:03:12 weather.mpl changed: 1 written, 3 unchanged",
            "  14:03:40 weather.mpl changed: 2 errors; what was generated stays as it was"
        })
final class WatchCommand implements Callable<Integer> {
    /** Short enough that nobody waits; what has changed is compiled after the second look. */
    private static final long PAUSE_MILLIS = 200;

    /** Where a look takes long, as into a network folder, it is done less often: at most a fifth of the time is spent on looks. */
    private static final int LEAST_SHARE = 4;

    private static final long LONGEST_PAUSE_MILLIS = 5000;

    private final Streams streams;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Specifications (*.mpl), or folders of them.")
    private List<String> files = List.of();

    @Mixin
    private CompileOptions options = new CompileOptions();

    WatchCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Clock clock = Clock.systemDefaultZone();
        SpecWatch watch = watch(files, options, streams, clock, WatchCommand::sleep);
        Runtime.getRuntime().addShutdownHook(new Thread(watch::end, "end of watch"));
        try {
            watch.run("watching " + WatchReport.enumerated(files) + " (Ctrl-C ends)");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.FINE;
    }

    /**
     * A watch that has not begun yet.
     *
     * @throws UsageException if something named is not there, or the options can't be
     */
    static SpecWatch watch(
            List<String> files, CompileOptions options, Streams streams, Clock clock, SpecWatch.Pause pause) {
        if (files.contains(SpecInputs.STDIN)) {
            throw new UsageException("standard input can't be watched; name a specification (*.mpl) or a folder");
        }
        CompileRound round = new CompileRound(files, options, streams);
        List<Path> named = files.stream()
                .map(Path::of)
                .filter(file -> !Files.isDirectory(file))
                .toList();
        WatchedPlaces places = new WatchedPlaces(round.inputs().path(), named);
        WatchReport report =
                new WatchReport(streams.err(), options.diagnostics().format(), clock);
        return new SpecWatch(round, places, report, clock, pause);
    }

    private static boolean sleep(Duration look) throws InterruptedException {
        long millis = Math.max(PAUSE_MILLIS, LEAST_SHARE * look.toMillis());
        Thread.sleep(Math.min(millis, LONGEST_PAUSE_MILLIS));
        return true;
    }
}
