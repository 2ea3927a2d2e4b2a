package org.mpl4j.dns.transport;

import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/** What the connections of one loop share. For one thread. */
final class StreamContext {
    /** A whole message and the largest record behind it. */
    private static final int IN = Framing.LARGEST + Wire.LARGEST_READ;

    private static final int OUT = 3 * Framing.LARGEST;

    private final StreamLimits limits;
    private final LongSupplier clock;
    private final Executor loop;
    private final BufferPool pool;
    private final ByteBuffer in = ByteBuffer.allocateDirect(IN);
    private final ByteBuffer out = ByteBuffer.allocateDirect(OUT);
    private final ByteBuffer nothing = ByteBuffer.allocate(0);
    private final Framing framing = new Framing(out);
    private final Connections connections;
    private boolean isStopping;

    StreamContext(StreamLimits limits, LongSupplier clock, Executor loop) {
        this.limits = limits;
        this.clock = clock;
        this.loop = loop;
        pool = new BufferPool(limits.bufferBytes());
        connections = new Connections(limits);
    }

    StreamLimits limits() {
        return limits;
    }

    long now() {
        return clock.getAsLong();
    }

    /** Runs what other threads want done in the thread of the loop. */
    Executor loop() {
        return loop;
    }

    BufferPool pool() {
        return pool;
    }

    ByteBuffer in() {
        return in;
    }

    ByteBuffer out() {
        return out;
    }

    ByteBuffer nothing() {
        return nothing;
    }

    /** Puts messages into {@link #out}. */
    Framing framing() {
        return framing;
    }

    Connections connections() {
        return connections;
    }

    boolean isStopping() {
        return isStopping;
    }

    /** From now on nothing is read, and connections end when what they have is sent. */
    void beginToStop() {
        isStopping = true;
    }
}
