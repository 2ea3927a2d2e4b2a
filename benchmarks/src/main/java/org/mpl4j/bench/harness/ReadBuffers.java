package org.mpl4j.bench.harness;

import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Setup;

/** Buffers to read a sample from. */
public abstract class ReadBuffers extends Buffers implements Sample {
    private final byte[] sample;

    /** For the sample of a workload. */
    protected ReadBuffers(byte[] sample) {
        this.sample = sample;
    }

    @Override
    @Setup
    public final void prepare() {
        hold(kind.readable(sample));
    }

    @Override
    public final void replace(UnaryOperator<byte[]> change) {
        hold(kind.readable(change.apply(sample.clone())));
    }
}
