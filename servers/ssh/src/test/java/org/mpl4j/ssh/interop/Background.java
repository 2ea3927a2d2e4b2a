package org.mpl4j.ssh.interop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that runs until it is closed. */
final class Background implements AutoCloseable {
    private final Process process;

    Background(Map<String, String> environment, List<String> line) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        process = builder.start();
    }

    Background(List<String> line) throws IOException {
        this(Map.of(), line);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Sends it a signal: STOP, CONT .. */
    void signal(String name) throws IOException, InterruptedException {
        Programs.run(Map.of(), Path.of("/dev/null"), List.of("kill", "-" + name, "" + process.pid()));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
