package org.mpl4j.ssh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.ssh.config.Option;
import org.mpl4j.ssh.config.Options;

/** What the command says, and how it ends, when it does not serve. */
final class MplSshdTest {
    private static final int COLUMNS = 6;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return new MplSshd(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tellsHowItIsUsed() {
        assertThat(run("--help")).isZero();
        assertThat(out())
                .contains(
                        "--host-key=FILE",
                        "--authorized-keys=FILE",
                        "--demo",
                        "--insecure-none",
                        "Examples:",
                        "reload");
        assertThat(run("--nonsense")).isEqualTo(2);
        assertThat(err()).contains("Unknown option: '--nonsense'");
    }

    @Test
    void checksWithoutMakingAnything() throws Exception {
        Path config = Files.writeString(folder.resolve("sshd_config"), "HostKey host\nPort 0\n");
        assertThat(run("--config", config.toString(), "--check")).isZero();
        assertThat(out())
                .contains("the host key " + folder.resolve("host") + " is not there", "the configuration is right");
        assertThat(folder.resolve("host")).doesNotExist();
    }

    @Test
    void saysAllThatIsWrongOfFilesAndOfItself() throws Exception {
        Path config = Files.writeString(folder.resolve("sshd_config"), "Prot 22\nMaxSessions x\n");
        assertThat(run("-f", config.toString(), "-o", "Banner", "--log-level", "loud", "-t"))
                .isEqualTo(1);
        assertThat(err())
                .contains(
                        "--option: `Banner` says nothing",
                        "--log-level: `loud` is none of",
                        config + ":1:1: there is no option `Prot`",
                        config + ":2:13: `x` is no number",
                        "there is no key that the server proves itself by");
        assertThat(run("-f", folder.resolve("none").toString())).isEqualTo(1);
        assertThat(err()).isEqualTo("mpl-sshd: there is no file " + folder.resolve("none") + "\n");
    }

    @Test
    void printsWhatGoesForSomebody() throws Exception {
        Path config = Files.writeString(
                folder.resolve("sshd_config"),
                "Port 99\nMatch User bob Address 10.0.0.0/8\nBanner /etc/issue\nMatch LocalPort 99\nMaxSessions 3\n");
        assertThat(run("-f", config.toString(), "-T")).isZero();
        assertThat(out()).contains("port 99\n", "banner none\n", "maxsessions 10\n");
        assertThat(run("-f", config.toString(), "-T", "-C", "user=bob,addr=10.1.2.3,lport=99"))
                .isZero();
        assertThat(out()).contains("banner /etc/issue\n", "maxsessions 3\n");
        assertThat(run("-f", config.toString(), "-p", "7", "-T", "-C", "usr=bob"))
                .isEqualTo(1);
        assertThat(err()).contains("did you mean `user`?");
        assertThat(run("-f", config.toString(), "-p", "7", "-T")).isZero();
        assertThat(out()).contains("port 7\n").doesNotContain("port 99");
    }

    @Test
    void saysHowToSpeakWithAServer() throws Exception {
        assertThat(run("status")).isEqualTo(1);
        assertThat(err()).contains("name the control socket: --control PATH");
        Path socket = folder.resolve("socket");
        assertThat(run("stop", "--control", socket.toString())).isEqualTo(1);
        assertThat(err()).contains("no server listens on " + socket);
    }

    @Test
    void checksTheExample() {
        Path example = Path.of("sshd_config.example");
        assertThat(run("--config", example.toString(), "--check")).as(err()).isZero();
    }

    /** The reference table has each keyword, once, with its form, and no other. */
    @Test
    void documentsEachOption() throws Exception {
        Path file = Stream.of("../../docs/ssh.md", "docs/ssh.md")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        // | `Keyword` | form | standard | meaning |, where a bar of a form is written with a backslash.
        List<String> documented = Files.readAllLines(file).stream()
                .filter(line -> line.matches("\\| `[A-Za-z0-9]+`.*"))
                .map(line -> line.split("(?<!\\\\)\\|", -1))
                .filter(cells -> cells.length == COLUMNS)
                .map(cells -> cells[1].strip() + " " + cells[2].strip())
                .toList();
        List<String> expected = Options.all().stream().map(MplSshdTest::row).toList();
        assertThat(documented).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String row(Option<?> option) {
        String form = option.form().replace("|", "\\|");
        return "`" + option.name() + "` `" + form + "`";
    }
}
