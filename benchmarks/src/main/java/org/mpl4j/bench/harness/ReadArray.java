package org.mpl4j.bench.harness;

import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Setup;

/** An array to read a sample from. */
public abstract class ReadArray extends Input implements Sample {
    /** The sample and nothing else. */
    public byte[] bytes;

    private final byte[] sample;

    /** For the sample of a workload. */
    protected ReadArray(byte[] sample) {
        this.sample = sample;
    }

    @Override
    @Setup
    public final void prepare() {
        bytes = sample.clone();
    }

    @Override
    public final void replace(UnaryOperator<byte[]> change) {
        bytes = change.apply(sample.clone());
    }
}
