package org.mpl4j.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values of the fields that conditions, ranges and codings are said in. */
class FieldValuesTest {
    private static final long NOW = 1_800_000_000;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static long date(String text) {
        return HttpDate.parse(bytes(text), 0, text.length(), NOW);
    }

    /** The examples of RFC 9110 section 5.6.7. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"})
    void readsAllThreeFormsOfADate(String text) {
        assertThat(date(text)).isEqualTo(784111777);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sun, 06 Nov 1994 08:49:37 UTC",
                "Mon, 06 Nov 1994 08:49:37 GMT",
                "Sun, 6 Nov 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:37",
                "Wed, 30 Feb 1994 08:49:37 GMT",
                "sun, 06 Nov 1994 24:00:00 GMT",
                "0",
                "Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT",
            })
    void takesNothingElseForADate(String text) {
        assertThat(date(text)).isEqualTo(HttpDate.NONE);
    }

    @Test
    void takesShortYearsForThoseThatAreNotFarAhead() {
        // 2027 is now: 76 is 2076, 49 years ahead; 78 would be 51 years ahead, and is 1978.
        assertThat(HttpDate.format(date("Wednesday, 01-Jan-76 00:00:00 GMT")))
                .isEqualTo("Wed, 01 Jan 2076 00:00:00 GMT");
        assertThat(HttpDate.format(date("Sunday, 01-Jan-78 00:00:00 GMT"))).isEqualTo("Sun, 01 Jan 1978 00:00:00 GMT");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "*, true, true",
                "\"a\", true, true",
                "W/\"a\", true, false",
                "`\"b\", \"a\"`, true, true",
                "`\"b\",,\t,\"a\" ,`, true, true",
                "`\"b\"  W/\"a\"`, false, false",
                "\"A\", false, false",
                "a, false, false",
                "\"a, false, false",
                "w/\"a\", false, false",
                "`\"b, \"a\"`, false, false",
                "`\"x, y\", \"a\"`, false, false",
            })
    void comparesEntityTags(String list, boolean isWeakMatch, boolean isStrongMatch) {
        byte[] in = bytes(list);
        assertThat(EntityTags.contains(in, 0, in.length, bytes("\"a\""), true)).isEqualTo(isWeakMatch);
        assertThat(EntityTags.contains(in, 0, in.length, bytes("\"a\""), false)).isEqualTo(isStrongMatch);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0-1",
        "BYTES=0-, 0-1000",
        "bytes=-1, 999-1000",
        "bytes=-2000, 0-1000",
        "bytes=990-2000, 990-1000",
        "bytes=999-99999999999999999999999, 999-1000",
        "'bytes= 0-9 ,, 200-209 ,-10', 0-10 200-210 990-1000",
        // Section 14.2: overlapping and near ranges are one.
        "'bytes=0-99,50-149', 0-150",
        "'bytes=0-9,20-29', 0-30",
        "'bytes=500-600,0-9,300-520', 300-601 0-10",
        "'bytes=0-9,2000-', 0-10",
        "bytes=1000-, ''",
        "bytes=-0, ''",
        "'bytes=2000-3000,1000-1000', ''",
        "bytes=, ignored",
        "bytes, ignored",
        "bytes=a-b, ignored",
        "bytes=5, ignored",
        "bytes=5-4, ignored",
        "bytes=--5, ignored",
        "bytes=0-1-2, ignored",
        "bytes=0 - 1, ignored",
        "'bytes=0-1,x', ignored",
        "lines=0-1, ignored",
        "bytes =0-1, ignored",
    })
    void readsRanges(String value, String expected) {
        assertThat(ranges(value, 1000)).isEqualTo(expected);
    }

    private static String ranges(String value, long length) {
        ByteRanges ranges = new ByteRanges();
        int count = ranges.parse(bytes(value), 0, value.length(), length);
        if (count == ByteRanges.IGNORED) {
            return "ignored";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(ranges.first(i)).append('-').append(ranges.end(i));
        }
        return text.toString();
    }

    @Test
    void hasNoRangesOfNothing() {
        assertThat(ranges("bytes=0-", 0)).isEqualTo("ignored");
        assertThat(ranges("bytes=-5", 0)).isEqualTo("ignored");
    }

    @Test
    void doesNotObeyManyRanges() {
        StringBuilder value = new StringBuilder("bytes=");
        for (int i = 0; i < ByteRanges.MOST; i++) {
            value.append(i * 1000).append('-').append(i * 1000).append(',');
        }
        assertThat(ranges(value.toString(), 1 << 20).split(" ")).hasSize(ByteRanges.MOST);
        assertThat(ranges(value + "100000-100000", 1 << 20)).isEqualTo("ignored");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0, 0, 0",
        "gzip, 0, 1000, 0",
        "'gzip, deflate, br', 1000, 1000, 0",
        "'gzip;q=0.5 , BR;Q=0.75', 750, 500, 0",
        "'*;q=0.1, br;q=0', 0, 100, 0",
        "'x-gzip;q=1.000, identity;q=0.001', 0, 1000, 1",
        "'gzip;q=2', 0, 0, 0",
        "'gzip;q=0.1234', 0, 0, 0",
        "'gzip;level=1', 0, 0, 0",
        "'gzip;q=1.5', 0, 1000, 0",
    })
    void readsPreferences(String value, int brotli, int gzip, int identity) {
        byte[] in = bytes("GET / HTTP/1.1\r\nAccept-Encoding: " + value + "\r\n\r\n");
        HeadParser parser = new HeadParser(HeadLimits.STANDARD);
        assertThat(parser.parse(in, 0, in.length)).isEqualTo(in.length);
        CodingPreferences preferences = new CodingPreferences();
        preferences.read(parser.head());
        assertThat(preferences.brotli()).isEqualTo(brotli);
        assertThat(preferences.gzip()).isEqualTo(gzip);
        assertThat(preferences.identity()).isEqualTo(identity);
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "'', /",
        "/a, /a",
        "/a/, /a/",
        "/a//b, /a/b",
        "//a, /a",
        "/a/./b, /a/b",
        "/a/../b, /b",
        "/a/.., /",
        "/a/b/., /a/b/",
        "/a%20b, /a%20b",
        "/%61, /a",
        "/%2561, /%2561",
        "/%C3%A4, /%C3%A4",
        "/a/%2e%2E/b, /b",
        "/..., /...",
        "/%7Ea\\b, /~a%5Cb",
    })
    void decodesPaths(String path, String normal) {
        TargetPath decoded = TargetPath.of(bytes(path), 0, path.length()).path();
        assertThat(decoded).isNotNull();
        assertThat(decoded.escaped()).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({
        "/.., 400",
        "/a/../.., 400",
        "/%2e%2e/a, 400",
        "/a/../../a, 400",
        "/%, 400",
        "/%4, 400",
        "/%zz, 400",
        "/%00, 400",
        "/a%00.html, 400",
        "/a%2fb, 404",
        "/..%2f..%2fetc, 404",
        "/%ff, 404",
        "/%c0%ae%c0%ae/a, 404",
        "/%ed%a0%80, 404",
    })
    void refusesPaths(String path, int status) {
        assertThat(TargetPath.of(bytes(path), 0, path.length()).problem().code())
                .isEqualTo(status);
    }
}
