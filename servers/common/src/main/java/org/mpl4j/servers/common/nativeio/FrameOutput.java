package org.mpl4j.servers.common.nativeio;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Writes frames to a file, in their order, those that come at once by few system calls: a frame is kept until there are some, or until {@link #flush}. Long ones go at once, behind those that were kept. For one
 * thread at a time.
 */
@SuppressWarnings("ReferenceEquality")
public final class FrameOutput implements AutoCloseable {
    /** So many go together: more gain little, and who waits for them would wait for longer. */
    static final int MOST = 16;

    /** For fewer the ring costs more than it saves. */
    private static final int LEAST = 4;

    private final FrameFile file;
    private final FrameRing shared;
    private final int slotBytes;
    private final int[] lengths = new int[MOST];
    private @Nullable FrameSlots slots;
    private int kept;
    private int sinceFlush;
    private int refused;
    private ByteBuffer last = ByteBuffer.allocateDirect(1);
    private long lastAddress;

    /**
     * Writes to a file.
     *
     * @param ring by which frames go together
     * @param slotBytes how long a frame may be to be kept
     */
    public FrameOutput(FrameFile file, FrameRing ring, int slotBytes) {
        this.file = file;
        shared = ring;
        this.slotBytes = slotBytes;
    }

    /**
     * Writes a frame, or keeps a copy of it until {@link #flush}.
     *
     * @param frame a direct buffer, from its position to its limit, which stay where they are
     * @return whether it was written or kept
     */
    public boolean write(ByteBuffer frame) {
        sinceFlush++;
        RequestRing ring = shared.ring();
        if (ring == null || frame.remaining() > slotBytes) {
            writeKept();
            return writeAtOnce(frame);
        }
        FrameSlots room = slots();
        if (room == null) {
            return writeAtOnce(frame);
        }
        room.put(kept, frame);
        lengths[kept++] = frame.remaining();
        if (kept == MOST) {
            writeKept();
        }
        return true;
    }

    private @Nullable FrameSlots slots() {
        FrameSlots room = slots;
        if (room == null) {
            try {
                room = new FrameSlots(MOST, slotBytes);
                slots = room;
            } catch (IOException e) {
                // There is no memory: then frames are written from where they are.
                return null;
            }
        }
        return room;
    }

    private boolean writeAtOnce(ByteBuffer frame) {
        if (frame != last) {
            last = frame;
            lastAddress = MemorySegment.ofBuffer(frame.duplicate().clear()).address();
        }
        return file.write(lastAddress + frame.position(), frame.remaining()) > 0;
    }

    /**
     * Writes the frames that were kept.
     *
     * @return how many of those that were kept since the last call the system refused; they are lost
     */
    public int flush() {
        writeKept();
        shared.moved(sinceFlush);
        sinceFlush = 0;
        int lost = refused;
        refused = 0;
        return lost;
    }

    private void writeKept() {
        FrameSlots room = slots;
        RequestRing ring = shared.ring();
        if (kept == 0 || room == null || ring == null) {
            return;
        }
        int count = kept;
        kept = 0;
        if (count < LEAST) {
            for (int i = 0; i < count; i++) {
                refused += file.write(room.address(i), lengths[i]) > 0 ? 0 : 1;
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            ring.request(RequestRing.WRITE, file.descriptor(), room.address(i), lengths[i]);
        }
        ring.submit();
        for (int i = 0; i < count; i++) {
            refused += ring.result(i) > 0 ? 0 : 1;
        }
    }

    /** Gives the memory back; frames that were kept are lost. The file and the ring stay open. */
    @Override
    public void close() {
        FrameSlots room = slots;
        if (room != null) {
            slots = null;
            kept = 0;
            room.close();
        }
    }
}
