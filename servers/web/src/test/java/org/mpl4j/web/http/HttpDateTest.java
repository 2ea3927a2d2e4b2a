package org.mpl4j.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Dates are written as the JDK writes them, and read again. */
class HttpDateTest {
    private static final DateTimeFormatter JDK =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US);
    private static final long FIRST = LocalDateTime.of(0, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    private static final long BEHIND = LocalDateTime.of(10_000, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);

    @Test
    void writesTheExampleOfTheStandard() {
        assertThat(HttpDate.format(784_111_777)).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    }

    @Test
    void writesAsTheJdk() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            check(random.nextLong(FIRST, BEHIND));
        }
        for (int day = 0; day < 800; day++) {
            check(day * 86_400L - 1);
            check(day * 86_400L);
        }
        for (long end : new long[] {FIRST - 1, FIRST, BEHIND - 1, BEHIND}) {
            assertThat(HttpDate.format(end)).isEqualTo(jdk(end));
        }
    }

    private static void check(long seconds) {
        String text = HttpDate.format(seconds);
        assertThat(text).isEqualTo(jdk(seconds)).hasSize(HttpDate.LENGTH);
        assertThat(parse(text)).isEqualTo(seconds);
    }

    private static String jdk(long seconds) {
        return JDK.format(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC));
    }

    @Test
    void readsTheOlderForms() {
        assertThat(parse("Sunday, 06-Nov-94 08:49:37 GMT")).isEqualTo(784_111_777);
        assertThat(parse("Sun Nov  6 08:49:37 1994")).isEqualTo(784_111_777);
        assertThat(parse("Mon, 06 Nov 1994 08:49:37 GMT")).isEqualTo(HttpDate.NONE);
    }

    private static long parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return HttpDate.parse(bytes, 0, bytes.length, 1_700_000_000);
    }
}
