package org.mpl4j.compiler.spin;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs another program in a folder, up to a time limit. */
final class Program {
    /** Where its output goes, in the folder. */
    private static final String OUTPUT = "output.txt";

    private Program() {}

    /**
     * What came of it.
     *
     * @param isOver whether it ended by itself
     * @param output both streams
     */
    record Run(boolean isOver, int exitCode, String output, Duration time) {}

    static Run run(Path folder, Duration limit, List<String> command) throws IOException {
        long begin = System.nanoTime();
        Path output = folder.resolve(OUTPUT);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean isOver = false;
        try {
            process.getOutputStream().close();
            isOver = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SpinException("interrupted while " + command.get(0) + " was running");
        } finally {
            if (!isOver) {
                stop(process);
            }
        }
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        return new Run(
                isOver, isOver ? process.exitValue() : -1, Files.readString(output, StandardCharsets.ISO_8859_1), time);
    }

    /** Ends it and what it has started: spin starts a preprocessor, the C compiler several programs. */
    private static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }

    /** The first of the names that is a program on the path. */
    static Optional<Path> find(String path, List<String> names) {
        return names.stream()
                .flatMap(name -> Stream.of(path.split(File.pathSeparator, -1))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder, name)))
                .filter(file -> Files.isExecutable(file) && Files.isRegularFile(file))
                .findFirst();
    }
}
