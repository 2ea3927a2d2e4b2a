package org.mpl4j.summon.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mpl4j.servers.common.conduit.ConduitDirectory;
import org.mpl4j.servers.common.conduit.ConduitException;
import org.mpl4j.servers.common.conduit.ConduitLink;

/** Programs of this machine that have conduits with appliances by their names. */
@ExtendWith(TestImages.class)
@Timeout(value = 1200, unit = TimeUnit.SECONDS)
class ConduitsByNameTest {
    private static String fetchByConduit(RunningDirectory directory, String name) throws IOException {
        try (ConduitLink link = connect(directory, name)) {
            link.write(ByteBuffer.wrap(("GET /index.html HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1)));
            String answer = rest(link);
            assertThat(answer).startsWith("HTTP/1.1 200 ");
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }

    private static ConduitLink connect(RunningDirectory directory, String name) throws IOException {
        return new ConduitDirectory(directory.state().resolve("conduits")).connect(name, Duration.ofSeconds(60));
    }

    private static String rest(ConduitLink link) throws IOException {
        StringBuilder text = new StringBuilder();
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        while (link.read(bytes.clear()) >= 0) {
            text.append(StandardCharsets.ISO_8859_1.decode(bytes.flip()));
        }
        return text.toString();
    }

    @Test
    void aConduitWithASummonedApplianceIsHadByItsName(TestImages.Built images)
            throws IOException, InterruptedException {
        try (RunningDirectory directory = new RunningDirectory(
                images.folder("conduits"),
                images.web(),
                "idle: 3s\nconduits: {}\nlimits: {boot: 60s, back-off: {first: 1s, most: 2s}}",
                List.of("web", "other"))) {
            assertThat(fetchByConduit(directory, "web.apps.example"))
                    .as(directory.log())
                    .isEqualTo(TestImages.PAGE);
            assertThat(directory.status("web", "starts")).isEqualTo("1");
            assertThat(RunningDirectory.curl(directory.dig("web"))).isEqualTo(TestImages.PAGE);
            Machine.Output joined = Machine.run(
                    "sh",
                    "-c",
                    "printf 'GET /index.html HTTP/1.0\\r\\n\\r\\n' | \"$@\"",
                    "sh",
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "org.mpl4j.tcpip.cli.MplNet",
                    "conduit",
                    "--timeout=60",
                    "--directory=" + directory.state().resolve("conduits"),
                    "web.apps.example");
            assertThat(joined.text()).contains(" 200 ").endsWith(TestImages.PAGE);
            assertThatThrownBy(() -> fetchByConduit(directory, "wob.apps.example"))
                    .hasMessageContaining("nothing of this name takes conduits there");
            try (ConduitLink open = connect(directory, "web")) {
                // It is not idle, though no frame comes from it.
                TimeUnit.SECONDS.sleep(5);
                assertThat(directory.status("web", "state")).isEqualTo("running");
                assertThat(directory.status("web", "conduits")).isEqualTo("1");
                assertThat(directory.tell("status")).containsPattern("NAME .* CONDUITS .*\nother .*\nweb ");
                ProcessHandle.of(Long.parseLong(directory.status("web", "pid")))
                        .ifPresent(ProcessHandle::destroyForcibly);
                assertThatThrownBy(() -> rest(open)).isInstanceOf(ConduitException.class);
            }
            assertThat(fetchByConduit(directory, "web")).as(directory.log()).isEqualTo(TestImages.PAGE);
            directory.awaitState("web", "stopped");
            assertThat(directory.status("web", "conduits")).isEqualTo("0");
            assertThat(directory.status("web", "conduits_opened")).isEqualTo("4");
            assertThat(directory.status("web", "conduits_refused")).isEqualTo("0");
            assertThat(directory.status("other", "starts")).isEqualTo("0");
        }
    }
}
