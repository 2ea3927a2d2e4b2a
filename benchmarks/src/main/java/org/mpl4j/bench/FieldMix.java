package org.mpl4j.bench;

/** Mixes field values into one number, cheaply and so that their order matters: contenders that read the same fields give the same number. */
final class FieldMix {
    /** Before the first field. */
    static final long START = 17;

    private FieldMix() {}

    /** The mix after one more field. */
    static long add(long mix, long field) {
        return mix * 31 + field;
    }
}
