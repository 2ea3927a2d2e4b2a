package org.mpl4j.dns.transport;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.transport.StreamMessage;
import org.mpl4j.dns.service.MessageSource;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.PayloadWriter;

/** Takes messages out of a stream, and puts answers into one, each behind its length. Of one thread. */
final class Framing {
    /** The longest message and its length. */
    static final int LARGEST = 2 + 0xffff;

    private static final int LARGEST_MESSAGE = 0xffff;

    private final ByteBuffer out;
    private final ByteBuffer room;
    private final PacketWriter packets = new PacketWriter();
    private final StreamMessage.Writer writer = new StreamMessage.Writer();
    private final PayloadWriter payload = this::writeContent;
    private final StreamMessage.Builder.Content frame = builder -> builder.message(payload);
    private @Nullable MessageSource content;
    private boolean isWritten;

    /** Puts answers into a buffer. */
    Framing(ByteBuffer out) {
        this.out = out;
        room = out.duplicate();
    }

    /**
     * Finds the next message.
     *
     * @param in whose limit and position become those of the message, if it is whole
     * @return where the one after it begins, -1 if it is not whole
     */
    static int next(ByteBuffer in) {
        try {
            int size = StreamMessage.frameSize(in);
            if (size > in.remaining()) {
                return -1;
            }
            Bytes message = StreamMessage.parse(in).message();
            int end = in.position() + size;
            in.limit(message.sourceOffset() + message.length()).position(message.sourceOffset());
            return end;
        } catch (ParseException e) {
            throw new IllegalStateException("any two bytes are a length", e);
        }
    }

    /** Whether there is room for any message. */
    boolean hasRoom() {
        return out.remaining() >= LARGEST;
    }

    /** Appends the next message of a source, if there is one. */
    boolean write(MessageSource message) {
        content = message;
        packets.reset(out);
        writer.write(packets, frame);
        if (isWritten) {
            packets.finish();
        }
        return isWritten;
    }

    private void writeContent(PacketWriter packet) {
        int start = packet.position();
        room.limit(Math.min(start + LARGEST_MESSAGE, packet.limit())).position(start);
        isWritten = content != null && content.next(room);
        if (isWritten) {
            packet.claim("message", room.position() - start);
        }
    }
}
