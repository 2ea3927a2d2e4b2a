package org.mpl4j.tcpip.neighbor;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.tcpip.phy.FramePool;

/** The packets that wait until one neighbor is known, in their order: as many as the fragments of the longest datagram take. What is too much pushes out those that wait for longest (RFC 4861 section 7.2.2). */
final class HeldPackets {
    private final FramePool pool;
    private final int mostBytes;
    private final Queue<ByteBuffer> packets = new ArrayDeque<>();
    private int bytes;

    /**
     * None waits.
     *
     * @param pool whose buffers they are in; all neighbors share it
     * @param mostBytes how many bytes wait
     */
    HeldPackets(FramePool pool, int mostBytes) {
        this.pool = pool;
        this.mostBytes = mostBytes;
    }

    /** Adds a packet. It is lost if other neighbors have all buffers. */
    void add(PayloadWriter packet, PacketWriter out) {
        ByteBuffer room = pool.take();
        if (room == null) {
            // Whatever waits here has waited for longer.
            dropFirst();
            room = pool.take();
        }
        if (room == null) {
            return;
        }
        out.reset(room);
        packet.write(out);
        out.finish();
        room.flip();
        while (bytes + room.remaining() > mostBytes && dropFirst()) {
            continue;
        }
        packets.add(room);
        bytes += room.remaining();
    }

    /** The one that waits for longest, to be given back to the pool by who takes it; null if there is none. */
    @Nullable
    ByteBuffer take() {
        ByteBuffer first = packets.poll();
        if (first != null) {
            bytes -= first.remaining();
        }
        return first;
    }

    private boolean dropFirst() {
        ByteBuffer first = take();
        if (first != null) {
            pool.give(first);
        }
        return first != null;
    }

    /** Drops them all. */
    void drop() {
        while (dropFirst()) {
            continue;
        }
    }
}
