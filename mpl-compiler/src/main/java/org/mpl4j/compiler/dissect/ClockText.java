package org.mpl4j.compiler.dissect;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.mpl4j.compiler.capture.Timestamp;

/** Times as text, in UTC. Keeps the text of the last second; for one thread. */
public final class ClockText {
    private static final DateTimeFormatter DATE_AND_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private long second = Long.MIN_VALUE;
    private byte[] text = {};
    private final byte[] fraction = new byte[20];

    /** Date and time to the second: {@code 2026-11-24T02:22:01}. The array must not be changed. */
    byte[] toSecond(Timestamp time) {
        if (time.seconds() != second || text.length == 0) {
            LocalDateTime moment = LocalDateTime.ofEpochSecond(time.seconds(), 0, ZoneOffset.UTC);
            text = DATE_AND_TIME.format(moment).getBytes(StandardCharsets.US_ASCII);
            second = time.seconds();
        }
        return text;
    }

    /** The digits behind the point, point included; how many bytes of {@link #fractionBytes} that is. */
    int fraction(Timestamp time) {
        int digits = time.digits();
        if (digits == 0) {
            return 0;
        }
        long rest = time.fraction();
        fraction[0] = '.';
        for (int i = digits; i > 0; i--) {
            fraction[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return digits + 1;
    }

    byte[] fractionBytes() {
        return fraction;
    }

    /** The time of day: {@code 02:22:01.727071}. */
    public String timeOfDay(Timestamp time) {
        String moment = new String(toSecond(time), StandardCharsets.US_ASCII);
        return moment.substring(moment.indexOf('T') + 1)
                + new String(fraction, 0, fraction(time), StandardCharsets.US_ASCII);
    }
}
