package org.mpl4j.compiler.capture;

import java.math.BigInteger;

/** The unit of an interface's time stamps (pcapng's if_tsresol and if_tsoffset). */
final class Resolution {
    /** Microseconds, where the interface says nothing. */
    static final Resolution DEFAULT = new Resolution(6, 0);

    private static final int BINARY = 0x80;
    private static final int MOST_DIGITS = 18;
    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

    private final int code;
    private final long offsetSeconds;

    /**
     * @param code 0 to 127: units of 10^-code seconds; from 128 on: 2^-(code - 128)
     * @param offsetSeconds to be added
     */
    Resolution(int code, long offsetSeconds) {
        this.code = code;
        this.offsetSeconds = offsetSeconds;
    }

    Resolution withOffset(long seconds) {
        return new Resolution(code, seconds);
    }

    Resolution withCode(int newCode) {
        return new Resolution(newCode, offsetSeconds);
    }

    /** The time that so many units, unsigned, stand for; unknown, if no calendar has it. */
    Timestamp timestamp(long units) {
        if ((code & BINARY) == 0 && code <= MOST_DIGITS) {
            long perSecond = 1;
            for (int i = 0; i < code; i++) {
                perSecond *= 10;
            }
            BigInteger seconds = unsigned(Long.divideUnsigned(units, perSecond));
            return since(seconds, Long.remainderUnsigned(units, perSecond), code);
        }
        return rounded(unsigned(units));
    }

    /** Units that no decimal fraction of 18 digits can hold, in nanoseconds. */
    private Timestamp rounded(BigInteger units) {
        BigInteger perSecond =
                (code & BINARY) == 0 ? BigInteger.TEN.pow(code) : BigInteger.ONE.shiftLeft(code & ~BINARY);
        BigInteger[] parts = units.divideAndRemainder(perSecond);
        long nanos = parts[1].multiply(NANOS).divide(perSecond).longValue();
        return since(parts[0], nanos, 9);
    }

    private Timestamp since(BigInteger seconds, long fraction, int digits) {
        BigInteger moment = seconds.add(BigInteger.valueOf(offsetSeconds));
        return moment.bitLength() < Long.SIZE
                ? Timestamp.ofSeconds(moment.longValue(), fraction, digits)
                : Timestamp.UNKNOWN;
    }

    private static BigInteger unsigned(long number) {
        return new BigInteger(Long.toUnsignedString(number));
    }
}
