package org.mpl4j.ssh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own: signals, the control socket, metrics, its end. */
final class ServingProcessTest {
    private static final long SECONDS = 60;

    @TempDir
    Path folder;

    private SshdProcess sshd;
    private Path config;

    @BeforeEach
    void start() throws Exception {
        config = folder.resolve("sshd_config");
        configure("");
        sshd = new SshdProcess("--config", config.toString(), "--log-level", "VERBOSE");
    }

    private void configure(String more) throws IOException {
        Files.writeString(
                config,
                "ListenAddress 127.0.0.1:0\nHostKey host\nControlSocket control\nPidFile pid\n"
                        + "MetricsAddress 127.0.0.1:0\nStopGraceTime 1\n" + more);
    }

    @AfterEach
    void stop() {
        sshd.close();
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
        String port = sshd.await("^listening on 127.0.0.1:(\\d+)").group(1);
        sshd.await("made the host key " + folder.resolve("host"));
        String metrics = sshd.await("Metrics on 127.0.0.1 port (\\d+)").group(1);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
            assertThat(new String(socket.getInputStream().readNBytes(8), StandardCharsets.US_ASCII))
                    .isEqualTo("SSH-2.0-");
            sshd.await("debug sshd: Connection from 127.0.0.1 port ");
            assertThat(get("/metrics", metrics)).contains("mpl_ssh_connections 1\n", "mpl_ssh_startups 1\n");
            assertThat(get("/health", metrics)).isEqualTo("ok\n");
            assertThat(folder.resolve("pid")).hasContent("" + sshd.process().pid());
            assertThat(ask("status", 0)).startsWith("up for ").contains(" 1 connections open");

            assertThat(ask("reload", 0)).contains("the configuration is read again");
            configure("MaxSessions many\n");
            assertThat(ask("reload", 1)).contains("nothing is changed:", "sshd_config:7:13: `many` is no number");
            sshd.signal("HUP");
            sshd.await("Received SIGHUP");
            sshd.await("error sshd: reload: nothing is changed:");

            configure("");
            sshd.signal("TERM");
            assertThat(sshd.process().waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(sshd.process().exitValue()).isZero();
        sshd.await("Received signal 15; terminating.");
        sshd.await("stopped, and ended 1 connections");
        assertThat(folder.resolve("pid")).doesNotExist();
        assertThat(folder.resolve("control")).doesNotExist();
    }
}
