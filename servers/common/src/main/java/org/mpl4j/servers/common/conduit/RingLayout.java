package org.mpl4j.servers.common.conduit;

import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * Where things are in the memory of a conduit: a page with two blocks of control words, then the bytes of the ring from the listener to who connected, then those of
 * the other ring. Words are in the byte order of the host, each alone in its cache line (and the next one, which processors fetch with it). Positions count all bytes
 * that ever went through the ring.
 */
final class RingLayout {
    /** Before the rings' bytes. */
    static final long HEADER_SIZE = 4096;

    /** The smallest ring, in bytes. */
    static final int LEAST_CAPACITY = 4096;

    /** The largest ring, in bytes. */
    static final int MOST_CAPACITY = 64 << 20;

    /** A long, of who writes: how much it has written. */
    static final long WRITTEN = 0;

    /** An int, of who writes: 1 if there will be no more. */
    static final long ENDED = 8;

    /** A long, of who reads: how much it has read. */
    static final long TAKEN = 128;

    /** An int, of who reads: 1 if it will read no more. */
    static final long REFUSED = 136;

    /** An int: set to 1 by who writes when it sleeps until there is room, to 0 by whoever wakes it. */
    static final long WRITER_SLEEPS = 256;

    /** An int: set to 1 by who reads when it sleeps until there is something, to 0 by whoever wakes it. */
    static final long READER_SLEEPS = 384;

    static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
    static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

    private static final long CONTROL_SIZE = 512;

    private RingLayout() {}

    /** Where the control words of a ring begin. */
    static long control(boolean isFromListener) {
        return isFromListener ? 0 : CONTROL_SIZE;
    }

    /** Where the bytes of a ring begin. */
    static long data(boolean isFromListener, int capacity) {
        return isFromListener ? HEADER_SIZE : HEADER_SIZE + capacity;
    }

    /** How long the memory is, in bytes. */
    static long size(int capacity) {
        return HEADER_SIZE + 2L * capacity;
    }

    /** Whether a ring can have so many bytes. */
    static boolean isCapacity(int capacity) {
        return capacity >= LEAST_CAPACITY && capacity <= MOST_CAPACITY && Integer.bitCount(capacity) == 1;
    }
}
