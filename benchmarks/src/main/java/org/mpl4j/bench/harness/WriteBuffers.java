package org.mpl4j.bench.harness;

import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Setup;

/** Buffers to write to. */
public abstract class WriteBuffers extends Buffers {
    /** Goes up with each call: contenders write it somewhere, so that no two packets are the same. */
    public int number;

    private final byte[] before;

    /** With what is in the buffers before the first call. */
    protected WriteBuffers(byte[] before) {
        this.before = before;
    }

    @Override
    @Setup
    public final void prepare() {
        number = 0;
        hold(kind.writable(before));
    }

    @Override
    final byte[] written(long end) {
        ByteBuffer buffer = last();
        byte[] written = new byte[(int) end];
        buffer.get(0, written);
        return written;
    }
}
