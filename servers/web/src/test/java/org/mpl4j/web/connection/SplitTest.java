package org.mpl4j.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.mpl4j.web.Machine;
import org.mpl4j.web.TestSite;
import org.mpl4j.web.content.ContentSettings;

/** However the bytes of requests come in pieces, and however little room there is for responses, the responses are the same; whatever the bytes are, there is an answer. */
class SplitTest {
    private static Path root;

    @BeforeContainer
    static void fill() throws IOException {
        root = Files.createTempDirectory("split");
        TestSite.fill(root);
    }

    @AfterContainer
    static void remove() throws IOException {
        try (var files = Files.walk(root)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 300)
    void saysTheSameHoweverTheBytesCome(
            @ForAll("requests") List<String> requests, @ForAll("cuts") List<Integer> cuts, @ForAll("rooms") int room) {
        byte[] bytes = String.join("", requests).getBytes(StandardCharsets.ISO_8859_1);
        Workspace space = TestSite.workspace(root, ContentSettings.STANDARD);
        String atOnce = new Machine(space, 1 << 20).give(bytes).said();
        Machine machine = new Machine(space, room);
        int at = 0;
        for (int i = 0; at < bytes.length; i++) {
            int end = Math.min(bytes.length, at + cuts.get(i % cuts.size()));
            machine.give(Arrays.copyOfRange(bytes, at, end));
            at = end;
        }
        assertThat(withoutBoundaries(machine.said())).isEqualTo(withoutBoundaries(atOnce));
    }

    /** The separators of parts are random. */
    private static String withoutBoundaries(String said) {
        return said.replaceAll("boundary=[0-9a-f]{32}|--[0-9a-f]{32}", "boundary");
    }

    @Provide
    Arbitrary<List<String>> requests() {
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(6, wellFormed()), net.jqwik.api.Tuple.of(1, broken()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static Arbitrary<String> wellFormed() {
        Arbitrary<String> method = Arbitraries.of("GET", "GET", "HEAD", "OPTIONS", "POST", "BREW");
        Arbitrary<String> target = Arbitraries.of(
                "/text.txt",
                "/large.bin",
                "/",
                "/folder",
                "/nothing",
                "/script.js",
                "/a/../empty.txt",
                "/../x",
                "*",
                "/%zz");
        Arbitrary<String> fields = Arbitraries.of(
                        "Range: bytes=0-9,500-509\r\n",
                        "Range: bytes=10-\r\n",
                        "Range: bytes=400000-\r\n",
                        "If-None-Match: *\r\n",
                        "Accept-Encoding: gzip\r\n",
                        "X-Long: " + "x".repeat(3000) + "\r\n",
                        "Expect: 100-continue\r\n",
                        "Connection: keep-alive\r\n")
                .list()
                .uniqueElements()
                .ofMaxSize(3)
                .map(list -> String.join("", list));
        Arbitrary<String> content = Arbitraries.of(
                "\r\n",
                "\r\n",
                "\r\n",
                "Content-Length: 10\r\n\r\n0123456789",
                "Content-Length: 0\r\n\r\n\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\nA\r\n0123456789\r\n0\r\nT: t\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n5\r\nhello!\r\n",
                "Content-Length: 2000000\r\n\r\n");
        return Combinators.combine(method, target, fields, content)
                .as((m, t, f, c) -> m + " " + t + " HTTP/1.1\r\nHost: a\r\n" + f + c);
    }

    private static Arbitrary<String> broken() {
        Arbitrary<String> noise =
                Arbitraries.strings().withChars("GET /HTP1.:\r\n \t\0\u00ffa;").ofMaxLength(80);
        Arbitrary<String> wrong = Arbitraries.of(
                "GET / HTTP/1.1\nHost: a\n\n",
                "GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n",
                "GET /" + "a".repeat(9000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n" + "A: b\r\n".repeat(120) + "\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(20000) + "\r\n\r\n",
                "GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\nHost: a\r\n\r\n");
        return Arbitraries.oneOf(noise, wrong);
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(1, 3000).list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<Integer> rooms() {
        return Arbitraries.integers().between(HttpConnection.HEAD_ROOM, 1 << 18);
    }
}
