package org.mpl4j.fuzzing.longrun;

/**
 * How much an input of some size may cost: what the long run holds every input to.
 *
 * @param fixed for an input of no bytes
 * @param aByte more for each byte of the input
 */
record Allowance(long fixed, long aByte) {
    /**
     * Bytes that {@code tryParse} allocates: the view, or the error. Nothing grows with the input; the path of an error has a node for each level of nested packets, of which
     * there are 64 at most.
     */
    static final Allowance PARSE_BYTES = new Allowance(8_192, 0);

    /** Bytes that are allocated while every accessor of a view and of all in it is called once, violations included. */
    static final Allowance VISIT_BYTES = new Allowance(16_384, 512);

    /** Bytes that the text of a view takes, a line a field, and what is needed to make it. A field of a few bits has a line, which is indented by up to 64 steps. */
    static final Allowance TEXT_BYTES = new Allowance(65_536, 8_192);

    /** Nanoseconds of processor time of a parse with such a visit, when the just-in-time compiler is done. */
    static final Allowance NANOS = new Allowance(50_000, 1_000);

    long of(int byteLength) {
        return fixed + aByte * byteLength;
    }

    boolean allows(long amount, int byteLength) {
        return amount <= of(byteLength);
    }
}
