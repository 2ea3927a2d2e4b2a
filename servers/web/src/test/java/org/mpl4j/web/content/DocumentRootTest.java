package org.mpl4j.web.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.web.TestSite;

class DocumentRootTest {
    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void fill() throws IOException {
        root = Files.createDirectory(folder.resolve("site"));
        TestSite.fill(root);
        Files.writeString(folder.resolve("secret"), "secret");
        Files.createDirectory(folder.resolve("outside"));
        Files.writeString(folder.resolve("outside/file"), "outside");
        link("in", Path.of("text.txt"));
        link("in-absolute", root.resolve("folder/page.html"));
        link("in-folder", Path.of("folder"));
        link("chain", Path.of("in"));
        link("out", Path.of("../secret"));
        link("out-folder", Path.of("../outside"));
        link("out-and-in", Path.of("../site/text.txt"));
        link("out-chain", Path.of("out"));
        link("loop", Path.of("loop"));
        link("dangling", Path.of("nothing"));
    }

    private void link(String name, Path target) throws IOException {
        Files.createSymbolicLink(root.resolve(name), target);
    }

    /** What a path is, with the first bytes of a file. */
    private String find(LinkPolicy policy, String... names) throws IOException {
        return switch (new DocumentRoot(root, policy).find(List.of(names))) {
            case Found.Absent absent -> "absent";
            case Found.Denied denied -> "denied";
            case Found.Folder found -> {
                found.entries().close();
                yield "folder";
            }
            case Found.File file -> {
                try (var channel = file.channel()) {
                    byte[] content = new byte[7];
                    int count = channel.read(java.nio.ByteBuffer.wrap(content));
                    yield new String(content, 0, count, StandardCharsets.US_ASCII);
                }
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "text.txt, 0123456, 0123456, 0123456",
        "folder, folder, folder, folder",
        "folder/page.html, <p>page, <p>page, <p>page",
        "nothing, absent, absent, absent",
        "text.txt/more, absent, absent, absent",
        "in, denied, 0123456, 0123456",
        "chain, denied, 0123456, 0123456",
        "in-absolute, denied, <p>page, <p>page",
        "in-folder, denied, folder, folder",
        "in-folder/page.html, denied, <p>page, <p>page",
        "out-and-in, denied, 0123456, 0123456",
        "out, denied, denied, secret",
        "out-chain, denied, denied, secret",
        "out-folder, denied, denied, folder",
        "out-folder/file, denied, denied, outside",
        "loop, denied, absent, absent",
        "dangling, denied, absent, absent",
    })
    void followsLinksAsFarAsItMay(String path, String refuse, String inside, String follow) throws IOException {
        String[] names = path.split("/");
        assertThat(find(LinkPolicy.REFUSE, names)).isEqualTo(refuse);
        assertThat(find(LinkPolicy.INSIDE, names)).isEqualTo(inside);
        assertThat(find(LinkPolicy.FOLLOW, names)).isEqualTo(follow);
    }

    @Test
    @Timeout(60)
    void doesNotWaitForPipesOrOpenDevices() throws IOException, InterruptedException {
        Process mkfifo = new ProcessBuilder("mkfifo", root.resolve("pipe").toString()).start();
        assertThat(mkfifo.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(find(LinkPolicy.INSIDE, "pipe")).isEqualTo("denied");
        link("device", Path.of("/dev/zero"));
        assertThat(find(LinkPolicy.FOLLOW, "device")).isEqualTo("denied");
    }

    @Test
    void hasNoNamesThatNoFileCanHave() throws IOException {
        assertThat(find(LinkPolicy.INSIDE, "x".repeat(300))).isEqualTo("absent");
        assertThat(find(LinkPolicy.INSIDE, "a\0b")).isEqualTo("absent");
    }

    @Test
    void followsARootThatIsALinkEachTime() throws IOException {
        Path current = folder.resolve("current");
        Files.createSymbolicLink(current, root);
        DocumentRoot switched = new DocumentRoot(current, LinkPolicy.INSIDE);
        assertThat(switched.find(List.of("file"))).isInstanceOf(Found.Absent.class);
        Files.delete(current);
        Files.createSymbolicLink(current, folder.resolve("outside"));
        Found found = switched.find(List.of("file"));
        assertThat(found).isInstanceOf(Found.File.class);
        ((Found.File) found).channel().close();
    }

    @Test
    void saysWhatIsWrongWithARoot() {
        assertThatThrownBy(() -> new DocumentRoot(folder.resolve("nothing"), LinkPolicy.INSIDE))
                .isInstanceOf(IOException.class)
                .hasMessage("there is no folder " + folder.resolve("nothing"));
        assertThatThrownBy(() -> new DocumentRoot(folder.resolve("secret"), LinkPolicy.INSIDE))
                .isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("secret") + " is no folder");
    }
}
