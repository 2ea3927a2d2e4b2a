package org.mpl4j.servers.common.nativeio;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads frames from a file, those that are there at once by few system calls. The first one after there was none is read alone, as it often is; how many are looked for after it depends on how many came the last times. For
 * one thread at a time.
 */
@SuppressWarnings("ReferenceEquality")
public final class FrameInput implements AutoCloseable {
    /** For fewer the ring costs more than it saves. */
    private static final int LEAST = 4;

    /** Frames of many segments are few, and would only take the caches' room. */
    private static final int LONG = 4096;

    private final FrameFile file;
    private final FrameRing shared;
    private final int[] fetchedSlots = new int[FrameRing.MOST];
    private final int[] fetchedLengths = new int[FrameRing.MOST];
    private @Nullable FrameSlots slots;
    private int next;
    private int fetched;
    private boolean isDrained;

    /** How many frames came since there was none; more than two batches are as many as those. */
    private int run;

    /** How many come until there is none, rather too few: to look where there is none costs as much as a call. */
    private int expected;

    private int lastLength;
    private ByteBuffer last = ByteBuffer.allocateDirect(1);
    private long lastAddress;

    /** Reads from a file; several frames at a time by a ring. */
    public FrameInput(FrameFile file, FrameRing ring) {
        this.file = file;
        shared = ring;
    }

    /**
     * Takes the next frame.
     *
     * @param into a direct buffer, which then has the frame from its position 0 to its limit; it has the same capacity each time
     * @return whether there was one
     */
    public boolean read(ByteBuffer into) {
        FrameSlots room = slots;
        if (next == fetched && !isDrained) {
            int size = size();
            room = size < LEAST ? null : slots(into.capacity());
            if (room == null) {
                return readOne(into);
            }
            fetch(room, size);
        }
        if (room == null || next == fetched) {
            ended();
            return false;
        }
        lastLength = fetchedLengths[next];
        room.get(fetchedSlots[next], lastLength, into);
        next++;
        return true;
    }

    /** Whether frames were fetched that {@link #read} has not given yet. */
    public boolean isHolding() {
        return next < fetched;
    }

    private int size() {
        if (shared.ring() == null || run == 0 || lastLength > LONG) {
            return 1;
        }
        // One more than is expected: where there is none, nothing more need be looked for.
        return Math.min(expected > run ? expected - run + 1 : run / 2, FrameRing.MOST);
    }

    private @Nullable FrameSlots slots(int bytes) {
        FrameSlots room = slots;
        if (room == null) {
            try {
                room = new FrameSlots(FrameRing.MOST, bytes);
                slots = room;
            } catch (IOException e) {
                // There is no memory: then frames are read to where they go.
                return null;
            }
        }
        return room;
    }

    private boolean readOne(ByteBuffer into) {
        if (into != last) {
            last = into;
            lastAddress = MemorySegment.ofBuffer(into.clear()).address();
        }
        int length = (int) file.read(lastAddress, into.capacity());
        if (length <= 0) {
            ended();
            return false;
        }
        came(1);
        lastLength = length;
        into.clear().limit(length);
        return true;
    }

    private void fetch(FrameSlots room, int size) {
        RequestRing ring = shared.ring();
        next = 0;
        fetched = 0;
        if (ring == null) {
            return;
        }
        for (int i = 0; i < size; i++) {
            ring.request(RequestRing.READ, file.descriptor(), room.address(i), room.bytes());
        }
        ring.submit();
        for (int i = 0; i < size; i++) {
            int length = ring.result(i);
            if (length > 0) {
                fetchedSlots[fetched] = i;
                fetchedLengths[fetched++] = length;
            }
        }
        came(fetched);
        isDrained = fetched < size;
    }

    private void came(int frames) {
        run = Math.min(run + frames, 2 * FrameRing.MOST);
    }

    private void ended() {
        shared.moved(run);
        if (run > 0) {
            expected = run < expected ? run : (expected + run + 1) / 2;
        }
        run = 0;
        isDrained = false;
    }

    /** Gives the memory back; frames that were not given are lost. The file and the ring stay open. */
    @Override
    public void close() {
        FrameSlots room = slots;
        if (room != null) {
            slots = null;
            next = fetched;
            room.close();
        }
    }
}
