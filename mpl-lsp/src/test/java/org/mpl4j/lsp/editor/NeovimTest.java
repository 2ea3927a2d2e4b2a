package org.mpl4j.lsp.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server in a real editor, which has a client of its own. */
final class NeovimTest {
    @TempDir
    private Path folder;

    private static boolean hasNeovim() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "nvim")));
    }

    @Test
    void understandsTheServer() throws IOException, InterruptedException {
        assumeTrue(hasNeovim(), "Neovim is not installed (Debian package neovim)");
        Path file = folder.resolve("src/main/mpl/a.mpl");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "packet a() {\n  n: byte;\n  d: byte[m];\n}\n");
        Path session = folder.resolve("session.lua");
        try (InputStream script = NeovimTest.class.getResourceAsStream("session.lua")) {
            Files.copy(script, session);
        }
        Path said = folder.resolve("said");
        ProcessBuilder editor = new ProcessBuilder("nvim", "--headless", "--clean", "-n", "-S", session.toString());
        editor.directory(folder.toFile()).redirectOutput(said.toFile()).redirectErrorStream(true);
        editor.redirectInput(new File("/dev/null"));
        editor.environment().put("LSP_FILE", file.toString());
        editor.environment().put("LSP_COMMAND", String.join("\n", EditorSession.command()));
        Process process = editor.start();
        try {
            assertThat(process.waitFor(300, TimeUnit.SECONDS)).as("Neovim ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(said, StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "diagnostic 2 10 E0201 there is no `m` here / help: did you mean `n`?",
                        "mended",
                        "hover ```mpl",
                        "definition 1 2",
                        "packet a() {|  count: byte;|  d: byte[count];|}",
                        "packet a() { count: byte; d: byte[count]; }",
                        "ended");
    }
}
