package org.mpl4j.web.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.web.TestSite;

/** curl, on Linux, and the server on the TCP/IP stack of this project, at the other end of a TAP. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class OwnStackTest {
    private static final long SECONDS = 60;
    private static final String OURS = "192.0.2.2";
    private static final int FILE_SIZE = 5_000_000;

    @TempDir
    private Path folder;

    private final String name = "mplw" + ProcessHandle.current().pid();
    private boolean isThere;

    @AfterEach
    void removeNamespace() throws IOException, InterruptedException {
        if (isThere) {
            run("ip", "netns", "del", name);
        }
    }

    private String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
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

    private String curl(String... arguments) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(List.of("curl", "-sS", "-m60"));
        whole.addAll(List.of(arguments));
        return inside(whole.toArray(new String[0]));
    }

    @Test
    void servesOverATap() throws IOException, InterruptedException {
        assumeTrue(
                Files.isWritable(Path.of("/dev/net/tun"))
                        && Files.getOwner(Path.of("/proc/self")).getName().equals("root"),
                "network namespaces and TAP take root: this is not tested");
        for (String program : List.of("ip", "curl")) {
            assumeTrue(
                    Stream.of("/usr/sbin", "/usr/bin", "/sbin", "/bin")
                            .anyMatch(place -> Files.isExecutable(Path.of(place, program))),
                    program + " is not installed: this is not tested");
        }
        Path root = Files.createDirectory(folder.resolve("root"));
        TestSite.fill(root);
        byte[] content = new byte[FILE_SIZE];
        new Random(1).nextBytes(content);
        TestSite.write(root, "huge.bin", content);
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MplWeb.class.getName(),
                        root.toString(),
                        "--stack=mpl",
                        "--tap=" + name,
                        "--address=" + OURS + "/24")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).matches("listening on .*:80");
            run("ip", "netns", "add", name);
            isThere = true;
            run("ip", "link", "set", name, "netns", name);
            inside("ip", "addr", "add", "192.0.2.1/24", "dev", name);
            inside("ip", "link", "set", name, "up");
            fetch(content);
            server.destroy();
            assertThat(server.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(server.exitValue()).isZero();
        } finally {
            server.destroyForcibly();
        }
    }

    private void fetch(byte[] content) throws IOException, InterruptedException {
        String url = "http://" + OURS;
        assertThat(curl(url + "/text.txt")).isEqualTo(TestSite.TEXT);
        assertThat(curl(url + "/text.txt", url + "/index.html", "-o", "a", "-o", "b", "-w", "%{num_connects}"))
                .isEqualTo("10");
        curl(url + "/huge.bin", "-o", "c");
        assertThat(Files.readAllBytes(folder.resolve("c"))).isEqualTo(content);
        assertThat(curl("-r", "0-4,200-204", url + "/text.txt")).contains("Content-Range: bytes 200-204/1000");
        assertThat(curl("-d", "x".repeat(1000), "-w", "%{http_code}", "-o", "d", url + "/"))
                .isEqualTo("405");
        assertThat(curl("-H", "Content-Length: 9999999", "-X", "POST", "-w", "%{http_code}", "-o", "d", url + "/"))
                .isEqualTo("413");
    }
}
