package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Other programs that commands need. */
final class Programs {
    private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin");

    private Programs() {}

    /** Whether there is one with this name. */
    static boolean isThere(String name) {
        return FOLDERS.stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /**
     * Runs one to its end.
     *
     * @return what it printed
     * @throws IOException if it fails, with what it printed
     */
    static String run(List<String> command) throws IOException, InterruptedException {
        Process process = start(command);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException("`" + String.join(" ", command) + "` failed with status " + status
                    + (output.isBlank() ? "" : ": " + output.strip()));
        }
        return output;
    }

    /** Starts one without input, whose output and errors are one stream. */
    static Process start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return process;
    }
}
