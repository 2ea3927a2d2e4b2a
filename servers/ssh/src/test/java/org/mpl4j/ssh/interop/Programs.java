package org.mpl4j.ssh.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs of the system. */
final class Programs {
    private static final long SECONDS = 120;
    private static final Path NOTHING = Path.of("/dev/null");

    private Programs() {}

    /** How a program has ended. */
    record Outcome(int status, String output, String errors) {
        /** Both of what it has written. */
        String all() {
            return output + errors;
        }
    }

    /** Whether all of these commands are there. */
    static boolean areInstalled(String... commands) {
        for (String command : commands) {
            boolean isThere = List.of("/usr/bin/", "/bin/", "/usr/sbin/").stream()
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder + command)));
            if (!isThere) {
                return false;
            }
        }
        return true;
    }

    /** Whether the system's Python has a module. */
    static boolean hasPython(String module) throws IOException, InterruptedException {
        return areInstalled("python3")
                && run(Map.of(), NOTHING, List.of("/usr/bin/python3", "-W", "ignore", "-c", "import " + module))
                                .status()
                        == 0;
    }

    /** Runs a command without input. */
    static Outcome run(String... line) throws IOException, InterruptedException {
        return run(Map.of(), NOTHING, List.of(line));
    }

    /** Runs a command that is to work. */
    static String output(String... line) throws IOException, InterruptedException {
        Outcome outcome = run(line);
        if (outcome.status() != 0) {
            throw new IOException(
                    "%s has failed with %d: %s".formatted(List.of(line), outcome.status(), outcome.all()));
        }
        return outcome.output();
    }

    /** Runs a command. */
    static Outcome run(Map<String, String> environment, Path input, List<String> line)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("interop", ".out");
        Path errors = Files.createTempFile("interop", ".err");
        try {
            int status = run(environment, input, output, errors, line);
            return new Outcome(status, text(output), text(errors));
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    /** Runs a command whose output goes to a file, and fails with what it says. */
    static void pass(Map<String, String> environment, Path input, Path output, List<String> line)
            throws IOException, InterruptedException {
        Path errors = Files.createTempFile("interop", ".err");
        try {
            int status = run(environment, input, output, errors, line);
            if (status != 0) {
                throw new IOException("%s has failed with %d: %s".formatted(line, status, text(errors)));
            }
        } finally {
            Files.delete(errors);
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static int run(Map<String, String> environment, Path input, Path output, Path errors, List<String> line)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IOException("%s does not end; it has written: %s".formatted(line, text(errors)));
        }
        return process.exitValue();
    }
}
