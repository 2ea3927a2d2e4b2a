package org.mpl4j.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.web.TestSite;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class MplWebTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        return new MplWeb(new PrintStream(out, true), new PrintStream(err, true)).run(arguments);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8).strip();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--listen nonsense|mpl-web: --listen `nonsense` is no address with a port; it is ADDRESS:PORT, as in 127.0.0.1:8080, [::1]:8080 or :8080",
                "--listen 1.2.3.4:99999|mpl-web: --listen `1.2.3.4:99999` is no address with a port; it is ADDRESS:PORT, as in 127.0.0.1:8080, [::1]:8080 or :8080",
                "--threads -1|mpl-web: --threads is at least 0, not -1",
                "--idle 0 --connections 0|mpl-web: --connections is at least 1, not 0",
                "--header nonsense|mpl-web: --header `nonsense` is no field; it is `NAME: VALUE`",
                "--index a/b|mpl-web: --index `a/b` is no name of a file",
                "--charset a;b|mpl-web: --charset `a;b` is no name of an encoding",
            })
    void saysWhatIsWrongWithTheCommandLine(String options, String message) {
        List<String> words = new ArrayList<>(List.of(folder.toString(), "--check"));
        words.addAll(List.of(options.split(" ")));
        assertThat(run(words.toArray(String[]::new))).isEqualTo(2);
        assertThat(said().lines().findFirst()).contains(message);
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        assertThat(run(folder.toString(), "--idle", "0", "--cache", "-1", "--header", "a\r\nb"))
                .isEqualTo(2);
        assertThat(said().lines()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void checksWhatItWouldServe() throws IOException {
        assertThat(run(folder.toString(), "--check", "--listen", "127.0.0.1:0")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("the configuration is right\n");
        assertThat(run(folder.resolve("nothing").toString(), "--check")).isEqualTo(1);
        assertThat(said()).isEqualTo("mpl-web: there is no folder " + folder.resolve("nothing"));
        err.reset();
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            String address = "127.0.0.1:" + taken.getLocalPort();
            assertThat(run(folder.toString(), "--check", "--listen", address)).isEqualTo(1);
            assertThat(said()).startsWith("mpl-web: cannot listen on " + address + ": ");
        }
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("mpl-web site --listen", "--access-log", "Exit status");
    }

    @Test
    void testsItself() {
        assertThat(run("self-test", "--requests", "100")).isZero();
    }

    /** A process of its own, with all that an operator sees: addresses, metrics, health, log, signals. */
    @Test
    void servesUntilItIsStopped() throws IOException, InterruptedException {
        TestSite.fill(folder);
        Path log = folder.resolve("access.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MplWeb.class.getName(),
                        folder.toString(),
                        "--listen=127.0.0.1:0",
                        "--metrics=127.0.0.1:0",
                        "--access-log=" + log,
                        "--access-format=json",
                        "--header=X-Test: yes")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                HttpClient client = HttpClient.newHttpClient()) {
            String site = "http://" + lines.readLine().replace("listening on ", "");
            String metrics = lines.readLine().replace("metrics at ", "");
            HttpResponse<String> response = get(client, site + "/text.txt");
            assertThat(response.body()).isEqualTo(TestSite.TEXT);
            assertThat(response.headers().firstValue("X-Test")).contains("yes");
            assertThat(get(client, site + "/nothing").statusCode()).isEqualTo(404);
            assertThat(get(client, metrics).body())
                    .contains("mpl_web_responses_total{code=\"200\"} 1\n", "mpl_web_responses_total{code=\"404\"} 1\n")
                    .contains("mpl_web_requests_total{method=\"GET\"} 2\n")
                    .contains("mpl_web_cache_loads_total 1\n");
            assertThat(get(client, metrics.replace("/metrics", "/health")).body())
                    .isEqualTo("ok\n");
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readAllLines(log))
                .hasSize(2)
                .anyMatch(
                        line -> line.contains("\"request\":\"GET /text.txt HTTP/1.1\",\"status\":200,\"bytes\":1000,"));
    }

    private static HttpResponse<String> get(HttpClient client, String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
