package org.mpl4j.compiler.layout;

/** How many bits something takes, as the layout sees it while it places things. */
record ItemSize(Kind kind, Estimate bits) {
    /** As in {@link Size}. */
    enum Kind {
        STATIC,
        DYNAMIC,
        UNKNOWN
    }

    static final ItemSize NOTHING = ofStatic(0);

    static ItemSize ofStatic(long bits) {
        return new ItemSize(Kind.STATIC, Estimate.of(Math.min(bits, Size.UNBOUNDED_BITS)));
    }

    static ItemSize dynamic(Estimate bits) {
        return new ItemSize(Kind.DYNAMIC, bits.clamp(Size.UNBOUNDED_BITS));
    }

    static ItemSize walked(long minBits, long maxBits) {
        return walked(new Estimate(new Interval(minBits, maxBits), Congruence.multipleOf(8)));
    }

    static ItemSize walked(Estimate bits) {
        return new ItemSize(Kind.UNKNOWN, bits.clamp(Size.UNBOUNDED_BITS));
    }

    boolean isStatic() {
        return kind == Kind.STATIC;
    }

    long staticBits() {
        return bits.interval().lo();
    }

    /** This, and then that. */
    ItemSize then(ItemSize next) {
        Estimate sum = bits.plus(next.bits).clamp(Size.UNBOUNDED_BITS);
        return isStatic() && next.isStatic() ? ofStatic(sum.interval().hi()) : new ItemSize(Kind.UNKNOWN, sum);
    }

    /** This or that, which is known before either is read. */
    ItemSize or(ItemSize other) {
        if (isStatic() && equals(other)) {
            return this;
        }
        Kind either = kind == Kind.UNKNOWN || other.kind == Kind.UNKNOWN ? Kind.UNKNOWN : Kind.DYNAMIC;
        return new ItemSize(either, bits.hull(other.bits));
    }

    Size toSize() {
        Interval interval = bits.interval();
        return switch (kind) {
            case STATIC -> new Size.Static(interval.lo());
            case DYNAMIC -> new Size.Dynamic(interval.lo(), interval.hi());
            case UNKNOWN -> new Size.Unknown(interval.lo(), interval.hi());
        };
    }
}
