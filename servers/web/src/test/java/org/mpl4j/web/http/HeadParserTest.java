package org.mpl4j.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadParserTest {
    private final HeadParser parser = new HeadParser(new HeadLimits(600, 200, 5));

    private int parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return parser.parse(bytes, 0, bytes.length);
    }

    private static String unescaped(String text) {
        return text.replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\0", "\0");
    }

    @Test
    void readsAHeadAndSaysWhereItEnds() {
        String text = "GET /a/b?c=d HTTP/1.1\r\nHost: example.org\r\nRange:\tbytes=0-1 \r\nX: y\r\n\r\n";
        assertThat(parse(text + "GET /next")).isEqualTo(text.length());
        RequestHead head = parser.head();
        assertThat(head.method()).isEqualTo(Method.GET);
        assertThat(text.substring(head.pathStart(), head.pathEnd())).isEqualTo("/a/b");
        assertThat(text.substring(head.pathEnd(), head.targetEnd())).isEqualTo("?c=d");
        int range = head.line(Field.RANGE);
        assertThat(text.substring(head.valueStart(range), head.valueEnd(range))).isEqualTo("bytes=0-1");
        assertThat(head.lineCount()).isEqualTo(2);
    }

    @Test
    void needsMoreAsLongAsTheEmptyLineIsMissing() {
        String text = "GET http://example.org:80/a HTTP/1.0\r\nHost: example.org\r\nIf-None-Match: \"a\"\r\n\r\n";
        for (int i = 0; i < text.length(); i++) {
            assertThat(parse(text.substring(0, i))).as("of " + i + " bytes").isZero();
        }
        assertThat(parse(text)).isEqualTo(text.length());
        assertThat(parser.head().minorVersion()).isZero();
        assertThat(text.substring(parser.head().pathStart(), parser.head().pathEnd()))
                .isEqualTo("/a");
    }

    @ParameterizedTest
    @CsvSource({
        // RFC 9112 section 2.2: bare CR, and LF alone as the end of a line.
        "'GET / HTTP/1.1\\nHost: a\\n\\n', 400",
        "'GET / HTTP/1.1\\rHost: a\\r\\n\\r\\n', 400",
        "'GET / HTTP/1.1\\r\\nHost: a\\rb\\r\\n\\r\\n', 400",
        "'GET / HTTP/1.1\\r\\nHost: a\\nX: b\\r\\n\\r\\n', 400",
        "'GET / HTTP/1.1\\r\\n Host: a\\r\\n\\r\\n', 400",
        // Section 3: one space between the parts, and nothing around them.
        "' GET / HTTP/1.1\\r\\n', 400",
        "'GET  / HTTP/1.1\\r\\n', 400",
        "'GET /  HTTP/1.1\\r\\n', 400",
        "'GET / HTTP/1.1 \\r\\n', 400",
        "'GET\\t/ HTTP/1.1\\r\\n', 400",
        "'GET /\\r\\n', 400",
        "'G(T / HTTP/1.1\\r\\n', 400",
        "'GET / http/1.1\\r\\n', 400",
        "'GET / HTTP/1.10\\r\\n', 400",
        "'GET / HTTP/2.0\\r\\n', 505",
        "'GET / HTTP/0.9\\r\\n', 505",
        "'PRI * HTTP/2.0\\r\\n', 505",
        // Section 3.2: the forms of a target, no fragments, no bytes outside of ASCII.
        "'GET a HTTP/1.1\\r\\n', 400",
        "'GET * HTTP/1.1\\r\\n', 400",
        "'GET /a#b HTTP/1.1\\r\\n', 400",
        "'GET /\u00e4 HTTP/1.1\\r\\n', 400",
        "'GET /\\0 HTTP/1.1\\r\\n', 400",
        "'GET ftp://a/ HTTP/1.1\\r\\n', 400",
        "'GET http:///a HTTP/1.1\\r\\n', 400",
        "'GET http://u@a/ HTTP/1.1\\r\\n', 400",
        "'CONNECT / HTTP/1.1\\r\\n', 400",
        // Section 5.1 and 5.2: no blanks before the colon, no folded lines.
        "'GET / HTTP/1.1\\r\\nHost : a\\r\\n\\r\\n', 400",
        "'GET / HTTP/1.1\\r\\nX: a\\r\\n b\\r\\n\\r\\n', 400",
        "'GET / HTTP/1.1\\r\\nX: a\\r\\n\\tb\\r\\n\\r\\n', 400",
        "'GET / HTTP/1.1\\r\\n: a\\r\\n\\r\\n', 400",
        "'GET / HTTP/1.1\\r\\nX\\r\\n\\r\\n', 400",
        "'GET / HTTP/1.1\\r\\nX: a\\0b\\r\\n\\r\\n', 400",
        "'GET / HTTP/1.1\\r\\nX@: a\\r\\n\\r\\n', 400",
        // What may come once only.
        "'GET / HTTP/1.1\\r\\nHost: a\\r\\nHost: a\\r\\n\\r\\n', 400",
        "'GET / HTTP/1.1\\r\\nContent-Length: 1\\r\\ncontent-length: 1\\r\\n\\r\\n', 400",
        "'GET / HTTP/1.1\\r\\nRange: bytes=0-1\\r\\nRange: bytes=0-1\\r\\n\\r\\n', 400",
    })
    void refuses(String text, int status) {
        assertThat(parse(unescaped(text))).isEqualTo(-status);
    }

    @Test
    void limitsTargetsHeadsAndLines() {
        assertThat(parse("GET /" + "a".repeat(199) + " HTTP/1.1\r\n\r\n")).isPositive();
        assertThat(parse("GET /" + "a".repeat(200) + " HTTP/1.1\r\n\r\n")).isEqualTo(-414);
        assertThat(parse("GET /" + "a".repeat(200))).isEqualTo(-414);
        assertThat(parse("A".repeat(700))).isEqualTo(-414);
        assertThat(parse("GET / HTTP/1.1\r\nX: " + "a".repeat(563) + "\r\n\r\n"))
                .isEqualTo(586);
        assertThat(parse("GET / HTTP/1.1\r\nX: " + "a".repeat(578) + "\r\n\r\n"))
                .isEqualTo(-431);
        assertThat(parse("GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(5) + "\r\n")).isPositive();
        assertThat(parse("GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(6) + "\r\n")).isEqualTo(-431);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b:80", "a:", "[::1]", "[::1]:8080", "192.0.2.1:1", "a%41", "", "xn--a_b~"})
    void takesHosts(String host) {
        assertThat(hostProblem(host)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a/b", "u@a", "a:b", "a:123456", "[::1", "[]", "[g]", "a]", "a%4", "a,b:c", "a\"b"})
    void refusesHosts(String host) {
        assertThat(hostProblem(host)).isEqualTo(Status.BAD_REQUEST);
    }

    private Status hostProblem(String host) {
        assertThat(parse("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n")).isPositive();
        return RequestRules.host(parser.head());
    }

    @Test
    void wantsAHostFromAllButOldClients() {
        parse("GET / HTTP/1.1\r\n\r\n");
        assertThat(RequestRules.host(parser.head())).isEqualTo(Status.BAD_REQUEST);
        parse("GET / HTTP/1.0\r\n\r\n");
        assertThat(RequestRules.host(parser.head())).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1.1, '', true",
        "1.1, 'Connection: close', false",
        "1.1, 'Connection: x , CLOSE', false",
        "1.1, 'Connection: closed', true",
        "1.0, '', false",
        "1.0, 'Connection: Keep-Alive', true",
        "1.0, 'Connection: keep-alive, close', false",
    })
    void knowsWhetherTheConnectionGoesOn(String version, String field, boolean isPersistent) {
        parse("GET / HTTP/" + version + "\r\n" + (field.isEmpty() ? "" : field + "\r\n") + "\r\n");
        assertThat(RequestRules.isPersistent(parser.head())).isEqualTo(isPersistent);
    }

    @ParameterizedTest
    @CsvSource({
        "1.1, 'Content-Length: 5', 5",
        "1.1, 'Content-Length: 99999999999999999999', 9223372036854775807",
        "1.1, 'Transfer-Encoding: chunked', -1",
        "1.1, 'Transfer-Encoding: , CHUNKED ,', -1",
        "1.1, 'Content-Length: 5, 5', -402",
        "1.1, 'Content-Length: +5', -402",
        "1.1, 'Content-Length: -5', -402",
        "1.1, 'Content-Length: 0x5', -402",
        "1.1, 'Content-Length: ', -402",
        "1.1, 'Content-Length: 5 5', -402",
        "1.1, 'Content-Length: 5|Transfer-Encoding: chunked', -402",
        "1.1, 'Transfer-Encoding: chunked|Content-Length: 0', -402",
        "1.1, 'Transfer-Encoding: chunked|Transfer-Encoding: chunked', -402",
        "1.1, 'Transfer-Encoding: chunked, identity', -402",
        "1.1, 'Transfer-Encoding: xchunked', -402",
        "1.1, 'Transfer-Encoding: ', -402",
        "1.1, 'Transfer-Encoding: gzip, chunked', -503",
        "1.0, 'Transfer-Encoding: chunked', -402",
    })
    void knowsHowLongTheContentIs(String version, String fields, long framing) {
        assertThat(parse("POST / HTTP/" + version + "\r\n" + fields.replace("|", "\r\n") + "\r\n\r\n"))
                .isPositive();
        assertThat(ContentFraming.of(parser.head())).isEqualTo(framing);
        assertThat(ContentFraming.problem(framing)).isEqualTo(framing < -1 ? (int) (-2 - framing) : 0);
    }
}
