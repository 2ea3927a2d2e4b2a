package org.mpl4j.ssh.client.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The program stty, as Java cannot set terminals itself. */
final class Stty {
    private static final String PROGRAM = "/bin/stty";

    private Stty() {}

    /** Runs it on a terminal; {@return what it prints} */
    static String run(Path terminal, String... arguments) throws IOException {
        return run(Redirect.from(terminal.toFile()), arguments)
                .orElseThrow(() -> new IOException(terminal + " is no terminal"));
    }

    /** Runs it on standard input; {@return what it prints, if that is a terminal} */
    static Optional<String> onInput(String... arguments) throws IOException {
        return run(Redirect.INHERIT, arguments);
    }

    private static Optional<String> run(Redirect input, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(PROGRAM));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectInput(input)
                .redirectError(Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        try {
            return process.waitFor() == 0 ? Optional.of(output.strip()) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
