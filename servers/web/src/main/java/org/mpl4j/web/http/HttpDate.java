package org.mpl4j.web.http;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Dates as HTTP has them (RFC 9110 section 5.6.7): one form that is written, and two older ones that are read as well. */
public final class HttpDate {
    /** What {@link #parse} returns for what is no date. */
    public static final long NONE = Long.MIN_VALUE;

    /** How many bytes a date has. */
    public static final int LENGTH = 29;

    private static final String DAYS = "MonTueWedThuFriSatSun";
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int LETTERS = 3;
    private static final int LAST_YEAR = 9999;
    private static final int LONGEST = 40;

    private HttpDate() {}

    /** What the JDK makes of patterns. It takes long to load, as it looks for the names of days and months in tables of languages: nothing that is written needs it. */
    private static final class Formatters {
        static final DateTimeFormatter PREFERRED = formatter("EEE, dd MMM uuuu HH:mm:ss 'GMT'");
        static final DateTimeFormatter ASCTIME = formatter("EEE MMM ppd HH:mm:ss uuuu");
        private static final String DAY_AND_MONTH = "EEEE, dd-MMM-";
        private static final String TIME = " HH:mm:ss 'GMT'";
        private static final int FUTURE_YEARS = 50;
        private static final int YEAR_DIGITS = 2;

        private Formatters() {}

        private static DateTimeFormatter formatter(String pattern) {
            return strict(new DateTimeFormatterBuilder().appendPattern(pattern));
        }

        private static DateTimeFormatter strict(DateTimeFormatterBuilder builder) {
            return builder.toFormatter(Locale.US)
                    .withChronology(IsoChronology.INSTANCE)
                    .withResolverStyle(ResolverStyle.STRICT);
        }

        static DateTimeFormatter shortYear(long now) {
            int latest = Instant.ofEpochSecond(now).atOffset(ZoneOffset.UTC).getYear() + FUTURE_YEARS;
            return strict(new DateTimeFormatterBuilder()
                    .appendPattern(DAY_AND_MONTH)
                    .appendValueReduced(ChronoField.YEAR, YEAR_DIGITS, YEAR_DIGITS, latest - 99)
                    .appendPattern(TIME));
        }
    }

    /** {@return a time in seconds of the Unix epoch, as text of {@link #LENGTH} characters, if its year has four digits} */
    public static String format(long seconds) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        if (time.getYear() < 0 || time.getYear() > LAST_YEAR) {
            return Formatters.PREFERRED.format(time);
        }
        StringBuilder text = new StringBuilder(LENGTH);
        name(text, DAYS, time.getDayOfWeek().getValue()).append(", ");
        number(text, time.getDayOfMonth()).append(' ');
        name(text, MONTHS, time.getMonthValue()).append(' ');
        number(text, time.getYear() / 100);
        number(text, time.getYear() % 100).append(' ');
        number(text, time.getHour()).append(':');
        number(text, time.getMinute()).append(':');
        return number(text, time.getSecond()).append(" GMT").toString();
    }

    /** Numbers of days and months begin with 1. */
    private static StringBuilder name(StringBuilder text, String names, int number) {
        return text.append(names, (number - 1) * LETTERS, number * LETTERS);
    }

    private static StringBuilder number(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    /**
     * Reads a date.
     *
     * @param in where it is
     * @param from its first byte
     * @param to behind its last
     * @param now in seconds of the Unix epoch: a year of two digits is at most 50 years ahead of it
     * @return seconds of the Unix epoch, {@link #NONE} if it is none
     */
    public static long parse(byte[] in, int from, int to, long now) {
        if (to - from > LONGEST || to == from) {
            return NONE;
        }
        String text = new String(in, from, to - from, StandardCharsets.ISO_8859_1);
        try {
            DateTimeFormatter formatter = text.indexOf(',') < 0
                    ? Formatters.ASCTIME
                    : text.indexOf('-') < 0 ? Formatters.PREFERRED : Formatters.shortYear(now);
            return LocalDateTime.parse(text, formatter).toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return NONE;
        }
    }
}
