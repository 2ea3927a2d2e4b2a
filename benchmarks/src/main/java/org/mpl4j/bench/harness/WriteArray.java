package org.mpl4j.bench.harness;

import java.util.Arrays;
import org.openjdk.jmh.annotations.Setup;

/** An array to write to. */
public abstract class WriteArray extends Input {
    /** The room. */
    public byte[] bytes;

    /** Goes up with each call: contenders write it somewhere, so that no two packets are the same. */
    public int number;

    private final byte[] before;

    /** With what is in the array before the first call. */
    protected WriteArray(byte[] before) {
        this.before = before;
    }

    @Override
    @Setup
    public final void prepare() {
        number = 0;
        bytes = before.clone();
    }

    @Override
    final byte[] written(long end) {
        return Arrays.copyOf(bytes, (int) end);
    }
}
