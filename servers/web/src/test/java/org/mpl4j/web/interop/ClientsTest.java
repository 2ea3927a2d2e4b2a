package org.mpl4j.web.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.web.TestSite;
import org.mpl4j.web.transport.TestServer;
import org.mpl4j.web.transport.WebLimits;

/** curl and wget, as their users use them. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ClientsTest {
    @TempDir
    private Path folder;

    private Path root;
    private TestServer server;
    private String url;

    @BeforeEach
    void serve() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
        TestSite.fill(root);
        server = new TestServer(root, WebLimits.STANDARD, false);
        url = "http://127.0.0.1:" + server.address().getPort();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private String curl(String... words) throws IOException, InterruptedException {
        assumeTrue(Programs.find("curl").isPresent(), "curl is not installed");
        String[] all = new String[words.length + 3];
        System.arraycopy(new String[] {"curl", "-sS", "-m60"}, 0, all, 0, 3);
        System.arraycopy(words, 0, all, 3, words.length);
        return Programs.run(folder, all);
    }

    @Test
    void curlFetchesSeveralFilesOnOneConnection() throws IOException, InterruptedException {
        String said = curl(
                url + "/text.txt",
                url + "/index.html",
                url + "/large.bin",
                "-o",
                "a",
                "-o",
                "b",
                "-o",
                "c",
                "-w",
                "%{num_connects}");
        assertThat(said).isEqualTo("100[0]");
        assertThat(Files.readAllBytes(folder.resolve("c"))).isEqualTo(TestSite.large());
    }

    @Test
    void curlGoesOnWithADownload() throws IOException, InterruptedException {
        byte[] large = TestSite.large();
        Files.write(folder.resolve("c"), java.util.Arrays.copyOf(large, 123_456));
        assertThat(curl("-C", "-", url + "/large.bin", "-o", "c", "-w", "%{http_code} %{size_download}"))
                .isEqualTo("206 " + (large.length - 123_456) + "[0]");
        assertThat(Files.readAllBytes(folder.resolve("c"))).isEqualTo(large);
    }

    @Test
    void curlFetchesOnlyWhatIsNew() throws IOException, InterruptedException {
        String saved = folder.resolve("etag").toString();
        String[] words = {
            "--etag-save", saved, "--etag-compare", saved, url + "/text.txt", "-o", "a", "-w", "%{http_code}"
        };
        assertThat(curl(words)).isEqualTo("200[0]");
        assertThat(curl(words)).isEqualTo("304[0]");
        assertThat(curl("-z", root.resolve("text.txt").toString(), url + "/text.txt", "-w", "%{http_code}"))
                .isEqualTo("304[0]");
    }

    @Test
    void curlFollowsToAFolder() throws IOException, InterruptedException {
        assertThat(curl("-L", url + "/folder")).isEqualTo("<p>folder[0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/.hidden"})
    void curlGetsNothingFromOutside(String path) throws IOException, InterruptedException {
        assertThat(curl("--path-as-is", "-w", "%{http_code}", "-o", "out", url + path))
                .matches("(400|404)\\[0]");
    }

    @Test
    void curlIsRefusedWhatItUploads() throws IOException, InterruptedException {
        Path small = Files.write(folder.resolve("small"), new byte[100_000]);
        Path large = Files.write(folder.resolve("large"), new byte[5_000_000]);
        String[] last = {"-o", "out", "-w", "%{http_code}"};
        assertThat(curl("-T", small.toString(), url + "/new", last[0], last[1], last[2], last[3]))
                .isEqualTo("405[0]");
        assertThat(curl("-H", "Expect:", "-T", small.toString(), url + "/new", last[0], last[1], last[2], last[3]))
                .isEqualTo("405[0]");
        assertThat(curl(
                        "-H",
                        "Transfer-Encoding: chunked",
                        "--data-binary",
                        "@" + small,
                        url + "/",
                        last[0],
                        last[1],
                        last[2],
                        last[3]))
                .isEqualTo("405[0]");
        assertThat(curl("--data-binary", "@" + large, url + "/", last[0], last[1], last[2], last[3]))
                .isEqualTo("413[0]");
    }

    @Test
    void wgetMirrorsAndThenFindsNothingNew() throws IOException, InterruptedException {
        assumeTrue(Programs.find("wget").isPresent(), "wget is not installed");
        Files.writeString(
                root.resolve("index.html"), "<a href=text.txt>a</a> <a href=folder/>b</a> <a href=large.bin>c</a>");
        Files.createDirectory(folder.resolve("mirror"));
        String[] words = {"wget", "-nH", "-N", "-r", "-P", "mirror", url + "/"};
        assertThat(Programs.run(folder, words)).contains("Downloaded: 4 files").endsWith("[0]");
        assertThat(Files.readAllBytes(folder.resolve("mirror/large.bin"))).isEqualTo(TestSite.large());
        assertThat(Files.getLastModifiedTime(folder.resolve("mirror/text.txt")))
                .isEqualTo(Files.getLastModifiedTime(root.resolve("text.txt")));
        assertThat(Programs.run(folder, words)).contains("304 Not Modified").doesNotContain("Downloaded: 4 files");
    }
}
