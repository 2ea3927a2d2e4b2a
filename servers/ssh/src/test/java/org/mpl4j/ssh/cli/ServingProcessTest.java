package org.mpl4j.ssh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own: signals, the control socket, metrics, its end. */
final class ServingProcessTest {
    private static final long SECONDS = 60;

    @TempDir
    Path folder;

    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    private Process process;
    private Path config;

    @BeforeEach
    void start() throws Exception {
        config = folder.resolve("sshd_config");
        configure("");
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MplSshd.class.getName(),
                        "--config",
                        config.toString(),
                        "--log-level",
                        "VERBOSE")
                .redirectErrorStream(true)
                .start();
        Thread.ofVirtual().start(this::read);
    }

    private void configure(String more) throws IOException {
        Files.writeString(
                config,
                "ListenAddress 127.0.0.1:0\nHostKey host\nControlSocket control\nPidFile pid\n"
                        + "MetricsAddress 127.0.0.1:0\nStopGraceTime 1\n" + more);
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
        } catch (IOException e) {
            lines.add(String.valueOf(e.getMessage()));
        }
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
    }

    private Matcher await(String pattern) throws InterruptedException {
        Pattern wanted = Pattern.compile(pattern);
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS); System.nanoTime() < end; ) {
            for (String line : lines) {
                Matcher matcher = wanted.matcher(line);
                if (matcher.find()) {
                    return matcher;
                }
            }
            Thread.sleep(Duration.ofMillis(10));
        }
        throw new AssertionError("no line with `" + pattern + "` in " + String.join("\n", lines));
    }

    private void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
    }

    private String ask(String word, int status) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertThat(new MplSshd(stream, stream).run(word, "--config", config.toString()))
                .as(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(status);
        return out.toString(StandardCharsets.UTF_8);
    }

    private String get(String path, String port) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + port + path);
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void isInTheHandsOfItsOperator() throws Exception {
        String port = await("^listening on 127.0.0.1:(\\d+)").group(1);
        await("made the host key " + folder.resolve("host"));
        String metrics = await("Metrics on 127.0.0.1 port (\\d+)").group(1);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
            assertThat(new String(socket.getInputStream().readNBytes(8), StandardCharsets.US_ASCII))
                    .isEqualTo("SSH-2.0-");
            await("debug sshd: Connection from 127.0.0.1 port ");
            assertThat(get("/metrics", metrics)).contains("mpl_ssh_connections 1\n", "mpl_ssh_startups 1\n");
            assertThat(get("/health", metrics)).isEqualTo("ok\n");
            assertThat(folder.resolve("pid")).hasContent("" + process.pid());
            assertThat(ask("status", 0)).startsWith("up for ").contains(" 1 connections open");

            assertThat(ask("reload", 0)).contains("the configuration is read again");
            configure("MaxSessions many\n");
            assertThat(ask("reload", 1)).contains("nothing is changed:", "sshd_config:7:13: `many` is no number");
            signal("HUP");
            await("Received SIGHUP");
            await("error sshd: reload: nothing is changed:");

            configure("");
            signal("TERM");
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(process.exitValue()).isZero();
        await("Received signal 15; terminating.");
        await("stopped, and ended 1 connections");
        assertThat(folder.resolve("pid")).doesNotExist();
        assertThat(folder.resolve("control")).doesNotExist();
    }
}
