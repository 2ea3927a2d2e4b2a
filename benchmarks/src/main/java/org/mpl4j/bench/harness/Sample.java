package org.mpl4j.bench.harness;

import java.util.function.UnaryOperator;

/** Bytes that a benchmark reads. */
public interface Sample {
    /** Takes a changed sample instead of the one that JMH measures with. */
    void replace(UnaryOperator<byte[]> change);
}
