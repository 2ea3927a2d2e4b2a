package org.mpl4j.servers.common.conduit;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * The end of a ring where bytes are put in. How much was written is remembered here, and only told to the other side; what that tells is read once, checked, and used
 * then. For one thread at a time.
 */
final class RingWriter {
    private final MemorySegment memory;
    private final long control;
    private final MemorySegment data;
    private final int capacity;
    private long written;
    private long taken;

    RingWriter(MemorySegment memory, boolean isFromListener, int capacity) {
        this.memory = memory;
        this.control = RingLayout.control(isFromListener);
        this.data = memory.asSlice(RingLayout.data(isFromListener, capacity), capacity);
        this.capacity = capacity;
    }

    /** Puts in what there is room for; how many bytes. */
    int write(ByteBuffer source) throws ConduitException {
        int count = source.remaining();
        if (count > capacity - (written - taken)) {
            count = Math.min(count, room());
            if (count == 0) {
                return 0;
            }
        }
        int at = (int) (written & capacity - 1);
        int first = Math.min(count, capacity - at);
        MemorySegment from = MemorySegment.ofBuffer(source);
        MemorySegment.copy(from, 0, data, at, first);
        MemorySegment.copy(from, first, data, 0, count - first);
        source.position(source.position() + count);
        written += count;
        // Volatile: whether the other side sleeps is looked at only after it could see this.
        RingLayout.LONG.setVolatile(memory, control + RingLayout.WRITTEN, written);
        return count;
    }

    /** How many bytes there is room for. */
    int room() throws ConduitException {
        long now = (long) RingLayout.LONG.getVolatile(memory, control + RingLayout.TAKEN);
        if (now < taken || now > written) {
            throw ConduitException.position("how much it has read", now, taken, written);
        }
        taken = now;
        return capacity - (int) (written - taken);
    }

    /** Whether the other side will read no more. */
    boolean isRefused() {
        return (int) RingLayout.INT.getAcquire(memory, control + RingLayout.REFUSED) != 0;
    }

    /** There will be no more. */
    void end() {
        RingLayout.INT.setVolatile(memory, control + RingLayout.ENDED, 1);
    }

    /** Says that this side sleeps; what there is to do has to be looked at once more then. */
    void sleep() {
        RingLayout.INT.setVolatile(memory, control + RingLayout.WRITER_SLEEPS, 1);
    }

    /** Says that this side does not sleep any more. */
    void rise() {
        RingLayout.INT.setRelease(memory, control + RingLayout.WRITER_SLEEPS, 0);
    }

    /** Whether the other side has to be woken, which is asked once. */
    boolean takeSleeper() {
        return (int) RingLayout.INT.getVolatile(memory, control + RingLayout.READER_SLEEPS) != 0
                && (int) RingLayout.INT.getAndSet(memory, control + RingLayout.READER_SLEEPS, 0) != 0;
    }
}
