package org.mpl4j.bench.harness;

import java.nio.ByteBuffer;
import java.util.List;
import org.openjdk.jmh.annotations.Param;

/** Buffers of one kind, or of all kinds in turn. */
public abstract class Buffers extends Input {
    /** Where the bytes are. */
    @Param
    public BufferKind kind = BufferKind.HEAP;

    private ByteBuffer only;
    private ByteBuffer[] ring;
    private int turn;

    final void hold(List<ByteBuffer> buffers) {
        turn = 0;
        only = buffers.get(0);
        ring = buffers.size() == 1 ? null : buffers.toArray(ByteBuffer[]::new);
    }

    /** The buffer of this call. The number of buffers is a power of two. */
    public final ByteBuffer next() {
        if (ring == null) {
            return only;
        }
        turn = turn + 1 & ring.length - 1;
        return ring[turn];
    }

    /** The buffer of the call before. */
    final ByteBuffer last() {
        return ring == null ? only : ring[turn];
    }
}
