package org.mpl4j.compiler.capture;

/**
 * When a frame was captured, UTC, as exact as the capture says.
 *
 * @param seconds since 1970
 * @param fraction of a second, in units of 10^-digits
 * @param digits how many decimal digits the fraction has, 0 to 18
 */
public record Timestamp(long seconds, long fraction, int digits) {
    /** Of frames that have none. */
    public static final Timestamp UNKNOWN = new Timestamp(Long.MIN_VALUE, 0, 0);

    /** Years 0 to 9999, those that ISO 8601 and RFC 3339 write without an agreement. */
    private static final long EARLIEST = -62_167_219_200L;

    private static final long LATEST = 253_402_300_799L;

    /** A time; unknown, if it is in none of the years 0 to 9999: such a number is no time. */
    static Timestamp ofSeconds(long seconds, long fraction, int digits) {
        return seconds < EARLIEST || seconds > LATEST ? UNKNOWN : new Timestamp(seconds, fraction, digits);
    }

    public boolean isKnown() {
        return seconds != Long.MIN_VALUE;
    }
}
