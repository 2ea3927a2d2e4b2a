package org.mpl4j.compiler.layout;

/**
 * The integers from {@code lo} to {@code hi}, both included: what an expression may be where evaluating it does not overflow. Arithmetic saturates: where the
 * result of an operation on two intervals {@link #fitsLong}, that operation cannot overflow.
 */
public record Interval(long lo, long hi) {
    public static final Interval ANY = new Interval(Long.MIN_VALUE, Long.MAX_VALUE);
    public static final Interval BOOL = new Interval(0, 1);

    public Interval {
        if (lo > hi) {
            throw new IllegalArgumentException(lo + " > " + hi);
        }
    }

    public static Interval of(long value) {
        return new Interval(value, value);
    }

    /** What so many bits hold. */
    public static Interval ofBits(int bits, boolean signed) {
        if (signed) {
            return bits >= 64 ? ANY : new Interval(-(1L << (bits - 1)), (1L << (bits - 1)) - 1);
        }
        return new Interval(0, bits >= 63 ? Long.MAX_VALUE : (1L << bits) - 1);
    }

    public boolean contains(long value) {
        return lo <= value && value <= hi;
    }

    public boolean isSingle() {
        return lo == hi;
    }

    /** Whether every value is an {@code int}. */
    public boolean fitsInt() {
        return lo >= Integer.MIN_VALUE && hi <= Integer.MAX_VALUE;
    }

    /** Whether no value is, or stands for something beyond, the smallest or the largest long. */
    public boolean fitsLong() {
        return lo > Long.MIN_VALUE && hi < Long.MAX_VALUE;
    }

    public Interval hull(Interval other) {
        return new Interval(Math.min(lo, other.lo), Math.max(hi, other.hi));
    }

    /** The values that are in both; this one where there are none. */
    public Interval intersect(Interval other) {
        long first = Math.max(lo, other.lo);
        long last = Math.min(hi, other.hi);
        return first > last ? this : new Interval(first, last);
    }

    public Interval negate() {
        return new Interval(Saturating.negate(hi), Saturating.negate(lo));
    }

    public Interval plus(Interval other) {
        return new Interval(Saturating.add(lo, other.lo), Saturating.add(hi, other.hi));
    }

    public Interval minus(Interval other) {
        return new Interval(Saturating.subtract(lo, other.hi), Saturating.subtract(hi, other.lo));
    }

    public Interval times(Interval other) {
        return ofCorners(
                Saturating.multiply(lo, other.lo),
                Saturating.multiply(lo, other.hi),
                Saturating.multiply(hi, other.lo),
                Saturating.multiply(hi, other.hi));
    }

    /** Truncates towards zero; a divisor of zero is an error of the packet, so it adds no value. */
    public Interval dividedBy(Interval divisor) {
        Interval result = null;
        if (divisor.hi > 0) {
            result = quotients(Math.max(1, divisor.lo), divisor.hi);
        }
        if (divisor.lo < 0) {
            Interval negative = quotients(divisor.lo, Math.min(-1, divisor.hi));
            result = result == null ? negative : result.hull(negative);
        }
        return result == null ? of(0) : result;
    }

    private Interval quotients(long first, long last) {
        return ofCorners(
                Saturating.divide(lo, first),
                Saturating.divide(lo, last),
                Saturating.divide(hi, first),
                Saturating.divide(hi, last));
    }

    /** Has the sign of the dividend. */
    public Interval remainder(Interval divisor) {
        // One less than the greater magnitude, which for the smallest long is no long itself.
        long most = Math.max(divisor.hi > 0 ? divisor.hi - 1 : -1, divisor.lo < 0 ? -(divisor.lo + 1) : -1);
        if (most < 0) {
            return of(0);
        }
        if (divisor.isSingle() && lo >= 0 && hi <= most) {
            return this;
        }
        return new Interval(lo >= 0 ? 0 : Math.max(lo, -most), hi <= 0 ? 0 : Math.min(hi, most));
    }

    public Interval and(Interval other) {
        if (isSingle() && other.isSingle()) {
            return of(lo & other.lo);
        }
        if (lo >= 0 || other.lo >= 0) {
            long most = lo < 0 ? other.hi : other.lo < 0 ? hi : Math.min(hi, other.hi);
            return new Interval(0, most);
        }
        return ANY;
    }

    /** Shifts take 0 to 63; others are errors of the packet. Bits that are lost are an overflow. */
    public Interval shiftLeft(Interval count) {
        long first = Math.min(63, Math.max(0, count.lo));
        long last = Math.min(63, Math.max(first, count.hi));
        return times(new Interval(powerOfTwo(first), powerOfTwo(last)));
    }

    public Interval shiftRight(Interval count) {
        int first = (int) Math.min(63, Math.max(0, count.lo));
        int last = (int) Math.min(63, Math.max(first, count.hi));
        return ofCorners(lo >> first, lo >> last, hi >> first, hi >> last);
    }

    private static long powerOfTwo(long exponent) {
        return exponent == 63 ? Long.MAX_VALUE : 1L << exponent;
    }

    private static Interval ofCorners(long a, long b, long c, long d) {
        return new Interval(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }

    @Override
    public String toString() {
        return isSingle() ? bound(lo) : bound(lo) + ".." + bound(hi);
    }

    private static String bound(long value) {
        return value == Long.MIN_VALUE ? "-∞" : value == Long.MAX_VALUE ? "∞" : Long.toString(value);
    }
}
