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

    public boolean isKnown() {
        return seconds != Long.MIN_VALUE;
    }
}
