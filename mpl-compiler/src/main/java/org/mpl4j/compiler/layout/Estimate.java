package org.mpl4j.compiler.layout;

/** What is known of an integer before any packet is seen. */
public record Estimate(Interval interval, Congruence congruence) {
    public static final Estimate ANY = new Estimate(Interval.ANY, Congruence.ANY);

    public static Estimate of(long value) {
        return new Estimate(Interval.of(value), Congruence.of(value));
    }

    public static Estimate in(Interval interval) {
        return interval.isSingle() ? of(interval.lo()) : new Estimate(interval, Congruence.ANY);
    }

    public Estimate plus(Estimate other) {
        return new Estimate(interval.plus(other.interval), congruence.plus(other.congruence));
    }

    public Estimate times(Estimate other) {
        return new Estimate(interval.times(other.interval), congruence.times(other.congruence));
    }

    public Estimate hull(Estimate other) {
        return new Estimate(interval.hull(other.interval), congruence.hull(other.congruence));
    }

    /** The part of it from 0 to {@code most}; {@code most} or 0 where there is none. */
    public Estimate clamp(long most) {
        long first = Math.min(most, Math.max(0, interval.lo()));
        long last = Math.max(first, Math.min(most, interval.hi()));
        return new Estimate(new Interval(first, last), congruence);
    }

    /** Bits as whole bytes. */
    Estimate bitsToBytes() {
        return new Estimate(
                new Interval(Math.floorDiv(interval.lo(), 8L), Math.floorDiv(interval.hi(), 8L)),
                congruence.dividedBy(8));
    }

    Estimate bytesToBits() {
        return times(of(8)).clamp(Size.UNBOUNDED_BITS);
    }
}
