package org.mpl4j.compiler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTest {
    @TempDir
    private Path folder;

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Path jar() throws IOException {
        Path jar = folder.resolve("lib.jar");
        try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            write(zip.getPath("META-INF/mpl/dns/dns.mpl"), "jar dns");
            write(zip.getPath("META-INF/mpl/udp.mpl"), "jar udp");
            write(zip.getPath("META-INF/mpl/ip/ip.layers"), "jar layers");
            write(zip.getPath("other/x.mpl"), "no");
        }
        return jar;
    }

    @Test
    void theFirstRootThatHasAFileCounts() throws IOException {
        write(folder.resolve("specs/dns/dns.mpl"), "folder dns");
        write(folder.resolve("specs/.git/x.mpl"), "hidden");
        SpecPath path = new SpecPath(List.of(
                new SpecRoot.Memory("memory", Map.of("tcp.mpl", "memory tcp")),
                new SpecRoot.Folder(folder.resolve("specs")),
                new SpecRoot.Jar(jar())));
        assertThat(path.list(".mpl").keySet()).containsExactly("tcp.mpl", "dns/dns.mpl", "udp.mpl");
        assertThat(path.list(".layers").keySet()).containsExactly("ip/ip.layers");
        assertThat(path.load("dns/dns.mpl").orElseThrow().text()).isEqualTo("folder dns");
        assertThat(path.load("udp.mpl").orElseThrow().text()).isEqualTo("jar udp");
        assertThat(path.load("x.mpl")).isEmpty();
    }

    @Test
    void aFileKnowsWhereItIs() throws IOException {
        SpecPath path = new SpecPath(List.of(new SpecRoot.Jar(jar())));
        SourceFile file = path.load("dns/dns.mpl").orElseThrow();
        assertThat(file.directory()).isEqualTo("dns");
        assertThat(file.baseName()).isEqualTo("dns");
        assertThat(file.displayName()).endsWith("lib.jar!/META-INF/mpl/dns/dns.mpl");
        assertThat(SpecPath.directoryOf("udp.mpl")).isEmpty();
    }

    @Test
    void everyLibraryOnTheClassPathIsARoot() throws IOException {
        write(folder.resolve("with space/META-INF/mpl/tcp.mpl"), "folder tcp");
        Files.createDirectories(folder.resolve("none"));
        URL[] classPath = {
            folder.resolve("none/").toUri().toURL(),
            jar().toUri().toURL(),
            folder.resolve("with space/").toUri().toURL()
        };
        try (URLClassLoader loader = new URLClassLoader(classPath, null)) {
            SpecPath path = new SpecPath(SpecRoot.onClassPath(loader));
            assertThat(path.list(".mpl").keySet()).containsExactly("dns/dns.mpl", "udp.mpl", "tcp.mpl");
            assertThat(path.load("udp.mpl").orElseThrow().text()).isEqualTo("jar udp");
            assertThat(path.load("tcp.mpl").orElseThrow().text()).isEqualTo("folder tcp");
        }
    }

    @Test
    void linksAreFollowedButNotInCircles() throws IOException {
        write(folder.resolve("specs/dns/dns.mpl"), "dns");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("specs"));
        Files.createSymbolicLink(folder.resolve("specs/dns/again"), folder.resolve("specs"));
        assertThat(new SpecRoot.Folder(link).list(".mpl")).containsExactly("dns/dns.mpl");
    }

    @Test
    void aRootThatIsNotThereIsEmpty() throws IOException {
        SpecPath path = new SpecPath(List.of(new SpecRoot.Folder(folder.resolve("none"))));
        assertThat(path.list(".mpl")).isEmpty();
        assertThat(path.load("a.mpl")).isEmpty();
    }

    @Test
    void anyBytesAreText() throws IOException {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        Files.write(folder.resolve("any.mpl"), bytes);
        String text = new SpecRoot.Folder(folder).read("any.mpl").orElseThrow();
        assertThat(text.getBytes(StandardCharsets.ISO_8859_1)).isEqualTo(bytes);
    }

    @Test
    void countsLinesAndCharacters() {
        SourceFile file = new SourceFile("a.mpl", "", SourceText.encode("one\r\né→x\n\nlast"));
        assertThat(file.lineCount()).isEqualTo(4);
        assertThat(file.lineText(1)).isEqualTo("one");
        assertThat(SourceText.decode(file.lineText(2))).isEqualTo("é→x");
        assertThat(file.lineText(3)).isEmpty();
        assertThat(file.lineText(4)).isEqualTo("last");
        int x = file.text().indexOf('x');
        assertThat(file.line(x)).isEqualTo(2);
        assertThat(file.column(x)).isEqualTo(3);
        int end = file.text().length();
        assertThat(new Span(file, end, end)).hasToString("a.mpl:4:5");
    }

    @Test
    void aPlaceIsWithinItsFile() {
        SourceFile file = new SourceFile("a.mpl", "", "abc");
        assertThat(new Span(file, 0, 1).to(new Span(file, 2, 3)).text()).isEqualTo("abc");
        assertThatThrownBy(() -> new Span(file, 2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Span(file, 0, 4)).isInstanceOf(IllegalArgumentException.class);
    }
}
