package org.mpl4j.servers.common.conduit;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * The end of a ring where bytes are taken out. How much was read is remembered here, and only told to the other side; what that tells is read once, checked, and used
 * then. For one thread at a time.
 */
final class RingReader {
    private final MemorySegment memory;
    private final long control;
    private final MemorySegment data;
    private final int capacity;
    private long taken;
    private long written;

    RingReader(MemorySegment memory, boolean isFromListener, int capacity) {
        this.memory = memory;
        this.control = RingLayout.control(isFromListener);
        this.data = memory.asSlice(RingLayout.data(isFromListener, capacity), capacity);
        this.capacity = capacity;
    }

    /** Takes out what is there and fits; how many bytes. */
    int read(ByteBuffer target) throws ConduitException {
        int count = (int) (written - taken);
        if (count < target.remaining()) {
            count = available();
        }
        count = Math.min(count, target.remaining());
        if (count == 0) {
            return 0;
        }
        int at = (int) (taken & capacity - 1);
        int first = Math.min(count, capacity - at);
        MemorySegment to = MemorySegment.ofBuffer(target);
        MemorySegment.copy(data, at, to, 0, first);
        MemorySegment.copy(data, 0, to, first, count - first);
        target.position(target.position() + count);
        taken += count;
        // Volatile: whether the other side sleeps is looked at only after it could see this.
        RingLayout.LONG.setVolatile(memory, control + RingLayout.TAKEN, taken);
        return count;
    }

    /** How many bytes are there. */
    int available() throws ConduitException {
        long now = (long) RingLayout.LONG.getVolatile(memory, control + RingLayout.WRITTEN);
        if (now < written || now > taken + capacity) {
            throw ConduitException.position("how much it has written", now, written, taken + capacity);
        }
        written = now;
        return (int) (written - taken);
    }

    /** Whether there will be no more than what is there after this was asked. */
    boolean isEnded() {
        return (int) RingLayout.INT.getAcquire(memory, control + RingLayout.ENDED) != 0;
    }

    /** Nothing more will be read. */
    void refuse() {
        RingLayout.INT.setVolatile(memory, control + RingLayout.REFUSED, 1);
    }

    /** Says that this side sleeps; what there is to do has to be looked at once more then. */
    void sleep() {
        RingLayout.INT.setVolatile(memory, control + RingLayout.READER_SLEEPS, 1);
    }

    /** Says that this side does not sleep any more. */
    void rise() {
        RingLayout.INT.setRelease(memory, control + RingLayout.READER_SLEEPS, 0);
    }

    /** Whether the other side has to be woken, which is asked once. It is woken when half of the ring is free: waking costs more than the room for a few bytes is worth. */
    boolean takeSleeper() {
        return written - taken <= capacity / 2
                && (int) RingLayout.INT.getVolatile(memory, control + RingLayout.WRITER_SLEEPS) != 0
                && (int) RingLayout.INT.getAndSet(memory, control + RingLayout.WRITER_SLEEPS, 0) != 0;
    }
}
