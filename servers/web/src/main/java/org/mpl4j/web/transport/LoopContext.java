package org.mpl4j.web.transport;

import java.nio.ByteBuffer;
import org.mpl4j.servers.common.metrics.Tally;
import org.mpl4j.web.connection.WebCounter;
import org.mpl4j.web.connection.Workspace;

/** What the connections of one loop share. For one thread. */
final class LoopContext {
    private static final int READ_BYTES = 64 * 1024;
    private static final int OUT_BYTES = 128 * 1024;

    private final WebLimits limits;
    private final Workspace space;
    private final byte[] bytes;
    private final ByteBuffer in;
    private final ByteBuffer out = ByteBuffer.allocateDirect(OUT_BYTES);
    private long bufferedBytes;
    private long now;

    /** For heads of a length. */
    LoopContext(WebLimits limits, Workspace space, int headBytes) {
        this.limits = limits;
        this.space = space;
        bytes = new byte[Math.max(headBytes, READ_BYTES) + READ_BYTES];
        in = ByteBuffer.wrap(bytes);
    }

    WebLimits limits() {
        return limits;
    }

    Workspace space() {
        return space;
    }

    Tally tally() {
        return space.tally();
    }

    void count(WebCounter counter) {
        counter.add(space.tally(), 1);
    }

    /** What was read; {@link #in} writes to it. */
    byte[] bytes() {
        return bytes;
    }

    ByteBuffer in() {
        return in;
    }

    ByteBuffer out() {
        return out;
    }

    /** How many bytes may be read at a time, so that what is not taken fits before them the next time. */
    int readBytes() {
        return READ_BYTES;
    }

    /** Takes note of memory that a connection keeps; whether it may. */
    boolean buffer(int byteCount) {
        if (bufferedBytes + byteCount > limits.bufferBytes()) {
            return false;
        }
        bufferedBytes += byteCount;
        return true;
    }

    /** Memory that a connection does not keep any more. */
    void release(int byteCount) {
        bufferedBytes -= byteCount;
    }

    long now() {
        return now;
    }

    /** Looks at the clocks, once for all that is ready. */
    void tick() {
        now = System.nanoTime();
        space.time(now, System.currentTimeMillis());
    }
}
