package org.mpl4j.ssh.client.cli;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mpl4j.ssh.client.Prompter;

/** Asks on the terminal of the user, wherever input and output go; or by the program SSH_ASKPASS, as ssh does. */
final class Console implements Prompter {
    private static final Path TERMINAL = Path.of("/dev/tty");
    private static final int MAX_ANSWER = 1024;
    private static final long PATIENCE_SECONDS = 300;

    private final Map<String, String> environment;

    Console(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Optional<byte[]> ask(String text, boolean isShown) {
        Optional<String> program =
                Optional.ofNullable(environment.get("SSH_ASKPASS")).filter(path -> !path.isEmpty());
        String require = environment.getOrDefault("SSH_ASKPASS_REQUIRE", "");
        try {
            if (program.isPresent() && (require.equals("force") || require.equals("prefer"))) {
                return askProgram(program.get(), text);
            }
            return askTerminal(text, isShown);
        } catch (IOException e) {
            // There is no terminal.
            return program.isPresent() && !require.equals("never")
                    ? askProgramOrNobody(program.get(), text)
                    : Optional.empty();
        }
    }

    private static Optional<byte[]> askProgramOrNobody(String program, String text) {
        try {
            return askProgram(program, text);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> askProgram(String program, String text) throws IOException {
        Process process = new ProcessBuilder(program, text)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] answer = process.getInputStream().readNBytes(MAX_ANSWER);
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            process.destroy();
        }
        return Optional.of(line(answer, answer.length));
    }

    private static byte[] line(byte[] bytes, int count) {
        int end = count;
        while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    private static Optional<byte[]> askTerminal(String text, boolean isShown) throws IOException {
        if (!Files.isReadable(TERMINAL)) {
            throw new IOException("there is no terminal");
        }
        try (FileInputStream in = new FileInputStream(TERMINAL.toFile());
                FileOutputStream out = new FileOutputStream(TERMINAL.toFile())) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            if (!isShown) {
                Stty.run(TERMINAL, "-echo");
            }
            try {
                byte[] typed = new byte[MAX_ANSWER];
                int count = in.read(typed);
                return count <= 0 ? Optional.empty() : Optional.of(line(typed, count));
            } finally {
                if (!isShown) {
                    Stty.run(TERMINAL, "echo");
                    out.write('\n');
                }
            }
        }
    }
}
