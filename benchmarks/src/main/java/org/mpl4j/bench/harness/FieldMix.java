package org.mpl4j.bench.harness;

/** Mixes field values into one number, cheaply and so that their order matters: contenders that read the same fields give the same number. */
public final class FieldMix {
    /** Before the first field. */
    public static final long START = 17;

    /** What input that is refused gives instead of a mix. */
    public static final long REFUSED = -1;

    private FieldMix() {}

    /** The mix after one more field. */
    public static long add(long mix, long field) {
        return mix * 31 + field;
    }
}
