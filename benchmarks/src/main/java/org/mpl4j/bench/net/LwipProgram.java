package org.mpl4j.bench.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An end of transfers on lwIP, compiled where its library is there (Debian package {@code liblwip-dev}).
 *
 * @param file what can be run
 */
record LwipProgram(Path file) implements AutoCloseable {
    private static final String SOURCE = "benchmarks/src/main/c/lwip_end.c";
    private static final Path HEADERS = Path.of("/usr/include/lwip");

    /**
     * Compiles it.
     *
     * @param repository where the source is
     * @return nothing without the library or a compiler, and says so
     */
    static Optional<LwipProgram> compile(Path repository) throws IOException {
        if (!Files.isDirectory(HEADERS)) {
            System.out.println("lwIP is left out: its library is not here (Debian package liblwip-dev)");
            return Optional.empty();
        }
        Path file = Files.createTempFile("lwip-end", "");
        List<String> command = List.of(
                "cc",
                "-O2",
                "-I" + HEADERS,
                repository.resolve(SOURCE).toString(),
                "-o",
                file.toString(),
                "-llwip",
                "-lpthread");
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() == 0) {
                return Optional.of(new LwipProgram(file));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        Files.delete(file);
        throw new IOException("the end on lwIP cannot be compiled: " + String.join(" ", command));
    }

    /** What starts it. */
    List<String> command(String tap, String address, String port) {
        return List.of(file.toString(), tap, address, port);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
