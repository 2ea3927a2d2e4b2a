package org.mpl4j.bench.sshserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** OpenSSH's programs, on one processor, as parts of a script; {@code mpl-ssh} where nothing is encrypted, as OpenSSH's do not offer that. */
final class Client {
    private static final long SECONDS = 300;

    private final Path repository;
    private final Keys keys;
    private final Path folder;
    private final int cpu;

    Client(Path repository, Keys keys, Path folder, int cpu) {
        this.repository = repository;
        this.keys = keys;
        this.folder = folder;
        this.cpu = cpu;
    }

    /**
     * How a script ended.
     *
     * @param seconds how long it ran
     * @param output what it wrote
     * @param errors what it wrote of errors
     */
    record Outcome(double seconds, String output, String errors) {}

    /** The command that logs in and runs another. */
    String ssh(RunningServer server, Row row, String command) {
        String program = row.isPlain() ? repository.resolve("bin/mpl-ssh").toString() : "ssh";
        return program + " -T -x -p " + server.port() + common(row.options()) + " " + user() + "@127.0.0.1 '" + command
                + "'";
    }

    /** The command that runs SFTP's, which it reads from its input. */
    String sftp(RunningServer server, List<String> options) {
        return "sftp -q -b - -P " + server.port() + common(options) + " " + user() + "@127.0.0.1";
    }

    private static String user() {
        return System.getProperty("user.name");
    }

    private String common(List<String> options) {
        List<String> words = new ArrayList<>(options);
        words.addAll(List.of(
                "-F none",
                "-i " + keys.user(),
                "-oIdentitiesOnly=yes",
                "-oIdentityAgent=none",
                "-oStrictHostKeyChecking=no",
                "-oUserKnownHostsFile=/dev/null",
                "-oBatchMode=yes",
                "-oLogLevel=ERROR"));
        return " " + String.join(" ", words);
    }

    /**
     * Runs a script.
     *
     * @throws IOException if it fails
     */
    Outcome run(String script) throws IOException {
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        long start = System.nanoTime();
        Process process = new ProcessBuilder("taskset", "-c", Integer.toString(cpu), "/bin/sh", "-c", script)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("hangs: " + script + "\n" + Files.readString(errors));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Outcome outcome = new Outcome(
                seconds,
                Files.readString(output).strip(),
                Files.readString(errors).strip());
        if (process.exitValue() != 0) {
            throw new IOException("ended with " + process.exitValue() + ": " + script + "\n" + outcome.output() + "\n"
                    + outcome.errors());
        }
        return outcome;
    }
}
