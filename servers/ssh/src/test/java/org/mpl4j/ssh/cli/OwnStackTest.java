package org.mpl4j.ssh.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenSSH's client, on Linux, and the server on the TCP/IP stack of this project, at the other end of a TAP. */
final class OwnStackTest {
    private static final long SECONDS = 60;
    private static final String OURS = "192.0.2.2";
    private static final int FILE_SIZE = 20_000_000;

    @TempDir
    Path folder;

    private final String name = "mplh" + ProcessHandle.current().pid();
    private boolean isThere;

    @AfterEach
    void removeNamespace() throws Exception {
        if (isThere) {
            run("ip", "netns", "del", name);
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(String.join(" ", command) + "\n" + output)
                .isZero();
        return output;
    }

    private String inside(String... command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", name));
        whole.addAll(List.of(command));
        return run(whole.toArray(new String[0]));
    }

    private String client(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(program, "-q", "-i", folder.resolve("key").toString()));
        for (String option : List.of("StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "BatchMode=yes")) {
            command.addAll(List.of("-o", option));
        }
        command.addAll(List.of(arguments));
        return inside(command.toArray(new String[0]));
    }

    @Test
    void logsInAndCopies() throws Exception {
        assumeTrue(
                Files.isWritable(Path.of("/dev/net/tun"))
                        && Files.getOwner(Path.of("/proc/self")).getName().equals("root"),
                "network namespaces and TAP take root: this is not tested");
        for (String program : List.of("ip", "ssh", "scp", "ssh-keygen")) {
            assumeTrue(
                    Stream.of("/usr/sbin", "/usr/bin", "/sbin", "/bin")
                            .anyMatch(place -> Files.isExecutable(Path.of(place, program))),
                    program + " is not installed: this is not tested");
        }
        String key = folder.resolve("key").toString();
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key);
        try (SshdProcess sshd = new SshdProcess(
                "--stack",
                "mpl",
                "--tap",
                name,
                "--address",
                OURS + "/24",
                "--pcap",
                folder.resolve("pcap").toString(),
                "--host-key",
                folder.resolve("host").toString(),
                "--authorized-keys",
                key + ".pub")) {
            sshd.await("^listening on .*:22$");
            run("ip", "netns", "add", name);
            isThere = true;
            run("ip", "link", "set", name, "netns", name);
            inside("ip", "addr", "add", "192.0.2.1/24", "dev", name);
            inside("ip", "link", "set", name, "up");
            assertThat(client("ssh", "root@" + OURS, "echo $SSH_CONNECTION")).matches("192.0.2.1 \\d+ 192.0.2.2 22\n");
            copies();
            sshd.signal("TERM");
            assertThat(sshd.process().waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(sshd.process().exitValue()).as(sshd.text()).isZero();
            assertThat(Files.size(folder.resolve("pcap"))).isGreaterThan(2L * FILE_SIZE);
        }
    }

    private void copies() throws IOException, InterruptedException {
        byte[] content = new byte[FILE_SIZE];
        new Random(1).nextBytes(content);
        Path here = Files.write(folder.resolve("here"), content);
        Path there = folder.resolve("there");
        Path back = folder.resolve("back");
        client("scp", here.toString(), "root@" + OURS + ":" + there);
        client("scp", "root@" + OURS + ":" + there, back.toString());
        assertThat(Files.mismatch(here, there)).isEqualTo(-1);
        assertThat(Files.mismatch(here, back)).isEqualTo(-1);
    }

    @Test
    void isNotLoadedIfItIsNotAskedFor() throws Exception {
        String output = run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                MplSshd.class.getName(),
                "self-test",
                "--logins",
                "1",
                "--megabytes",
                "1");
        assertThat(output).contains("org.mpl4j.ssh.server.SshServer ");
        assertThat(output.lines().filter(line -> line.contains(" org.mpl4j.tcpip.")))
                .allMatch(line -> line.matches(".* org.mpl4j.tcpip.socket.Stack(Options|Plan|Plan.Draft) .*"));
    }

    @Test
    void saysWhatDoesNotBelongTogether() {
        assertThat(failure("--stack", "linux")).startsWith("mpl-sshd: --stack is `kernel` or `mpl`, not `linux`");
        assertThat(failure("--tap", "tap0", "--demo"))
                .isEqualTo("mpl-sshd: --tap and --conduit are for our own stack: add --stack mpl\n");
        assertThat(failure("--stack", "mpl", "--demo"))
                .isEqualTo("mpl-sshd: --stack mpl: the stack needs a device: --tap NAME\n");
        assertThat(failure("--stack", "mpl", "--tap", "tap0", "--demo"))
                .startsWith("mpl-sshd: --stack mpl: the stack has no address");
    }

    private static String failure(String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        assertThat(new MplSshd(stream, stream).run(arguments)).isEqualTo(1);
        return err.toString(StandardCharsets.UTF_8);
    }
}
