package org.mpl4j.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.web.Machine;
import org.mpl4j.web.TestSite;
import org.mpl4j.web.content.ContentSettings;

class HttpConnectionTest {
    private static final String HOST = "Host: example.org\r\n";

    @TempDir
    private Path root;

    private Workspace space;

    @BeforeEach
    void fill() {
        TestSite.fill(root);
        space = TestSite.workspace(root, ContentSettings.STANDARD);
    }

    private String get(String target, String... fields) {
        return request("GET", target, fields);
    }

    private String request(String method, String target, String... fields) {
        StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\n" + HOST);
        for (String field : fields) {
            text.append(field).append("\r\n");
        }
        return Machine.ask(space, text.append("\r\n").toString());
    }

    private static String field(String response, String name) {
        for (String line : response.substring(0, response.indexOf("\r\n\r\n")).split("\r\n", -1)) {
            if (line.startsWith(name + ": ")) {
                return line.substring(name.length() + 2);
            }
        }
        return "";
    }

    private static String content(String response) {
        return response.substring(response.indexOf("\r\n\r\n") + 4);
    }

    private static int status(String response) {
        assertThat(response).startsWith("HTTP/1.1 ");
        return Integer.parseInt(response.substring(9, 12));
    }

    @Test
    void servesAFileWithItsFields() {
        assertThat(get("/folder/page.html")).isEqualTo("""
                        HTTP/1.1 200 OK
                        Server: mpl-web
                        Date: Tue, 14 Nov 2023 22:30:00 GMT
                        Content-Type: text/html; charset=utf-8
                        Content-Length: 7
                        Accept-Ranges: bytes
                        Last-Modified: Tue, 14 Nov 2023 22:13:20 GMT
                        ETag: "17979cfe362a0000-7"

                        <p>page""".replace("\n", "\r\n"));
    }

    @Test
    void answersHeadAsGetWithoutTheContent() {
        for (String target : new String[] {"/text.txt", "/large.bin", "/nothing", "/folder", "/"}) {
            String whole = get(target);
            assertThat(request("HEAD", target)).isEqualTo(whole.substring(0, whole.indexOf("\r\n\r\n") + 4));
        }
    }

    @Test
    void answersRequestsInTheirOrder() {
        String said = Machine.ask(
                space,
                "GET /text.txt HTTP/1.1\r\n" + HOST + "\r\n\r\nHEAD /large.bin HTTP/1.1\r\n" + HOST
                        + "\r\nPOST / HTTP/1.1\r\nContent-Length: 4\r\n" + HOST + "\r\nGET GET /large.bin HTTP/1.1\r\n"
                        + HOST
                        + "Connection: close\r\n\r\nGET / HTTP/1.1\r\n");
        assertThat(said.split("HTTP/1\\.1 ")).hasSize(5);
        assertThat(said)
                .containsSubsequence("200 OK", TestSite.TEXT, "200 OK", "405 Method", "200 OK", "Connection: close");
        assertThat(said).endsWith(new String(TestSite.large(), StandardCharsets.ISO_8859_1));
    }

    @Test
    void keepsOldConnectionsOnlyIfItIsAsked() {
        Machine machine = new Machine(space, 1 << 16).give("GET /text.txt HTTP/1.0\r\n\r\n");
        assertThat(field(machine.said(), "Connection")).isEqualTo("close");
        assertThat(machine.connection().isEnding()).isTrue();
        machine = new Machine(space, 1 << 16).give("GET /text.txt HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        assertThat(field(machine.said(), "Connection")).isEqualTo("keep-alive");
        assertThat(machine.connection().isEnding()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, 404",
        "GET, /text.txt/, 404",
        "GET, /text.txt/more, 404",
        "GET, /bare/, 403",
        "GET, /.hidden, 404",
        "GET, /.well-known/security.txt, 200",
        "GET, http://other.example/text.txt, 200",
        "GET, http://other.example, 200",
        "GET, /text.txt?query, 200",
        "GET, /../text.txt, 400",
        "GET, /%2e%2e/text.txt, 400",
        "GET, /folder/..%2ftext.txt, 404",
        "GET, /folder/../text.txt, 200",
        "GET, /text.txt%00, 400",
        "PUT, /text.txt, 405",
        "DELETE, /text.txt, 405",
        "TRACE, /text.txt, 405",
        "CONNECT, example.org:80, 405",
        "get, /text.txt, 501",
        "BREW, /text.txt, 501",
        "OPTIONS, /text.txt, 204",
        "OPTIONS, *, 204",
    })
    void saysTheStatus(String method, String target, int status) {
        assertThat(status(request(method, target))).isEqualTo(status);
    }

    @Test
    void saysWhatIsAllowed() {
        assertThat(field(request("OPTIONS", "*"), "Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(field(request("PUT", "/"), "Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }

    @Test
    void sendsToFoldersWithTheirSlashAndNeverToOtherHosts() {
        assertThat(field(get("/folder?a=b"), "Location")).isEqualTo("/folder/?a=b");
        assertThat(field(get("//folder"), "Location")).isEqualTo("/folder/");
        assertThat(content(get("/folder/"))).isEqualTo("<p>folder");
    }

    @Test
    void listsFoldersIfItMayWithNamesEscaped() {
        space = TestSite.workspace(root, ContentSettings.STANDARD.withListing());
        String page = content(get("/bare/"));
        assertThat(page)
                .contains("<a href=\"./%3Ca&amp;b%3E.txt\">&lt;a&amp;b&gt;.txt</a>")
                .contains("<a href=\"../\">");
        assertThat(content(get("/bare/%3Ca&b%3E.txt"))).isEqualTo("odd");
        assertThat(content(get("/"))).isEqualTo("<p>index");
        assertThat(field(get("/bare/"), "Content-Security-Policy")).startsWith("default-src 'none'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n",
            })
    void endsAfterWhatItDoesNotUnderstand(String request) {
        Machine machine = new Machine(space, 1 << 16).give(request + "GET /text.txt HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(status(machine.said())).isEqualTo(400);
        assertThat(field(machine.said(), "Connection")).isEqualTo("close");
        assertThat(machine.said()).doesNotContain("200 OK");
        assertThat(machine.connection().isEnding()).isTrue();
        assertThat(machine.connection().isInputLeft()).isTrue();
    }

    @Test
    void passesOverContentAndGoesOn() {
        String said = Machine.ask(
                space,
                "GET /text.txt HTTP/1.1\r\n" + HOST + "Content-Length: 5\r\n\r\nabcdePUT /a HTTP/1.1\r\n" + HOST
                        + "Transfer-Encoding: chunked\r\n\r\n3;x\r\nabc\r\n0\r\nA: b\r\n\r\nHEAD / HTTP/1.1\r\n" + HOST
                        + "\r\n");
        assertThat(said).containsSubsequence("200 OK", TestSite.TEXT, "405 Method", "405 Method", "200 OK");
    }

    @Test
    void tellsToSendContentOnlyIfItWillBeTaken() {
        String expect = "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n";
        Machine machine = new Machine(space, 1 << 16).give("GET /text.txt HTTP/1.1\r\n" + HOST + expect);
        assertThat(machine.said()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
        assertThat(machine.give("abc").said()).contains("200 OK").endsWith(TestSite.TEXT);
        machine = new Machine(space, 1 << 16).give("POST /text.txt HTTP/1.1\r\n" + HOST + expect);
        assertThat(status(machine.said())).isEqualTo(405);
        assertThat(field(machine.said(), "Connection")).isEqualTo("close");
        assertThat(status(get("/", "Expect: more"))).isEqualTo(417);
    }

    @Test
    void refusesContentThatIsTooLarge() {
        assertThat(status(request("POST", "/", "Content-Length: 1048577"))).isEqualTo(413);
        assertThat(status(Machine.ask(
                        space, "POST / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n100001\r\n")))
                .isEqualTo(413);
    }

    @Test
    void sendsOneRange() {
        for (String file : new String[] {"/text.txt", "/large.bin"}) {
            String whole = content(get(file));
            String part = get(file, "Range: bytes=5-14");
            assertThat(status(part)).isEqualTo(206);
            assertThat(field(part, "Content-Range")).isEqualTo("bytes 5-14/" + whole.length());
            assertThat(field(part, "Content-Length")).isEqualTo("10");
            assertThat(content(part)).isEqualTo(whole.substring(5, 15));
            assertThat(content(get(file, "Range: bytes=-7"))).isEqualTo(whole.substring(whole.length() - 7));
        }
    }

    @Test
    void sendsSeveralRangesAsParts() {
        for (String file : new String[] {"/text.txt", "/large.bin"}) {
            String whole = content(get(file));
            String parts = get(file, "Range: bytes=0-4,200-209,-3");
            String type = field(parts, "Content-Type");
            assertThat(type).startsWith("multipart/byteranges; boundary=");
            String boundary = type.substring(type.indexOf('=') + 1);
            String[] pieces = content(parts).split("(\r\n)?--" + boundary);
            assertThat(pieces).hasSize(5);
            assertThat(pieces[1]).contains("Content-Range: bytes 0-4/").endsWith("\r\n\r\n" + whole.substring(0, 5));
            assertThat(pieces[2]).endsWith("\r\n\r\n" + whole.substring(200, 210));
            assertThat(pieces[3]).endsWith("\r\n\r\n" + whole.substring(whole.length() - 3));
            assertThat(pieces[4]).isEqualTo("--\r\n");
            assertThat(field(parts, "Content-Length"))
                    .isEqualTo(Integer.toString(content(parts).length()));
        }
    }

    @Test
    void saysWhichRangesThereCouldBe() {
        String response = get("/text.txt", "Range: bytes=1000-");
        assertThat(status(response)).isEqualTo(416);
        assertThat(field(response, "Content-Range")).isEqualTo("bytes */1000");
        assertThat(status(get("/empty.txt", "Range: bytes=0-"))).isEqualTo(200);
        assertThat(status(request("HEAD", "/text.txt", "Range: bytes=0-1"))).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "TAG, 206",
        "W/TAG, 200",
        "'\"other\"', 200",
        "DATE, 206",
        "'Tue, 14 Nov 2023 22:13:21 GMT', 200",
        "'Tuesday, 14-Nov-23 22:13:20 GMT', 200",
    })
    void sendsRangesOnlyOfWhatTheClientHas(String value, int status) {
        String filled = value.replace("TAG", field(get("/text.txt"), "ETag")).replace("DATE", TestSite.MODIFIED_TEXT);
        assertThat(status(get("/text.txt", "Range: bytes=0-1", "If-Range: " + filled)))
                .isEqualTo(status);
    }

    /** RFC 9110 section 13.2.2: If-Match before If-Unmodified-Since, If-None-Match before If-Modified-Since, ranges last. */
    @ParameterizedTest
    @CsvSource({
        "If-Match: TAG, 200",
        "If-Match: *, 200",
        "If-Match: W/TAG, 412",
        "'If-Match: \"x\"', 412",
        "If-Match: TAG|If-Unmodified-Since: OLD, 200",
        "If-Unmodified-Since: OLD, 412",
        "If-Unmodified-Since: DATE, 200",
        "If-Unmodified-Since: nonsense, 200",
        "If-None-Match: TAG, 304",
        "If-None-Match: W/TAG, 304",
        "If-None-Match: *, 304",
        "'If-None-Match: \"x\"', 200",
        "'If-None-Match: \"x\"|If-None-Match: TAG', 304",
        "'If-None-Match: \"x\"|If-Modified-Since: DATE', 200",
        "If-Modified-Since: DATE, 304",
        "If-Modified-Since: OLD, 200",
        "If-Modified-Since: NEW, 304",
        "If-Modified-Since: nonsense, 200",
        "'If-Match: \"x\"|If-None-Match: TAG', 412",
        "If-Match: TAG|If-None-Match: TAG, 304",
        "If-None-Match: TAG|Range: bytes=0-1, 304",
        "If-Match: TAG|Range: bytes=0-1, 206",
        "If-Match: TAG|Range: bytes=2000-, 416",
    })
    void obeysConditions(String fields, int status) {
        String filled = fields.replace("TAG", field(get("/text.txt"), "ETag"))
                .replace("DATE", TestSite.MODIFIED_TEXT)
                .replace("OLD", "Mon, 13 Nov 2023 22:13:20 GMT")
                .replace("NEW", "Wed, 15 Nov 2023 22:13:20 GMT");
        String response = get("/text.txt", filled.split("\\|"));
        assertThat(status(response)).isEqualTo(status);
        if (status == 304) {
            assertThat(field(response, "ETag")).isNotEmpty();
            assertThat(content(response)).isEmpty();
        }
    }

    @Test
    void ignoresConditionsOfWhatIsNotThere() {
        assertThat(status(get("/nothing", "If-Match: \"x\""))).isEqualTo(404);
        assertThat(status(get("/folder", "If-None-Match: *"))).isEqualTo(301);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', plain script",
        "'gzip, br', br, brotli",
        "'gzip, br;q=0.5', gzip, gzip'ed",
        "gzip, gzip, gzip'ed",
        "'br;q=0, *', gzip, gzip'ed",
        "'identity, gzip;q=0.5', '', plain script",
        "deflate, '', plain script",
    })
    void sendsWhatIsCompressedToThoseThatTakeIt(String accepted, String coding, String text) {
        String response = get("/script.js", "Accept-Encoding: " + accepted);
        assertThat(field(response, "Content-Encoding")).isEqualTo(coding);
        assertThat(field(response, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(field(response, "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(content(response)).isEqualTo(text);
        assertThat(status(
                        get("/script.js", "Accept-Encoding: " + accepted, "If-None-Match: " + field(response, "ETag"))))
                .isEqualTo(304);
    }

    @Test
    void hasATagForEachCoding() {
        assertThat(field(get("/script.js", "Accept-Encoding: br"), "ETag"))
                .isNotEqualTo(field(get("/script.js", "Accept-Encoding: gzip"), "ETag"));
        assertThat(field(get("/text.txt", "Accept-Encoding: br"), "Vary")).isEmpty();
        assertThat(field(get("/script.js.gz"), "Content-Type")).isEqualTo("application/gzip");
    }

    @Test
    void tellsThatARequestTookTooLong() {
        Machine machine = new Machine(space, 1 << 16).give("GET / HT");
        java.nio.ByteBuffer out = java.nio.ByteBuffer.allocate(HttpConnection.HEAD_ROOM);
        machine.connection().timeOut(space, out);
        assertThat(new String(out.array(), 0, out.position(), StandardCharsets.US_ASCII))
                .startsWith("HTTP/1.1 408 Request Timeout\r\n")
                .contains("Connection: close");
    }

    @Test
    void endsConnectionsWhenItIsStopping() {
        space.beginToStop();
        Machine machine = new Machine(space, 1 << 16).give("GET /text.txt HTTP/1.1\r\n" + HOST + "\r\n");
        assertThat(status(machine.said())).isEqualTo(200);
        assertThat(field(machine.said(), "Connection")).isEqualTo("close");
        assertThat(machine.connection().isEnding()).isTrue();
    }
}
