package org.mpl4j.compiler.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.mpl4j.compiler.interpret.parse.PacketInterpreter;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.interpret.value.PacketValue;

/** A pcap file behind its header: records to the end. */
final class PcapSource implements FrameSource {
    /** draft-ietf-opsawg-pcap section 4: the link type has 16 bits; above are the length of the frame check sequence, and flags. */
    private static final long LINK_TYPE_MASK = 0xffff;

    private final PacketStream stream;
    private final PacketInterpreter record;
    private final Arguments byteOrder;
    private final int linkType;
    private final int digits;
    private final FieldShape seconds;
    private final FieldShape fraction;
    private final FieldShape originalLength;
    private final FieldShape data;

    /**
     * @param header which has been read from the stream
     * @param magic the tag of its magic number
     */
    PcapSource(PacketStream stream, PacketInterpreter record, PacketValue header, String magic) {
        this.stream = stream;
        this.record = record;
        this.byteOrder = new Arguments(1).set(0, magic.endsWith("Swapped") ? 1 : 0);
        this.digits = magic.startsWith("Nanoseconds") ? 9 : 6;
        this.linkType = (int) (ShapeFields.find(header.packetShape(), "link_type", FieldShape.class)
                        .number(header)
                & LINK_TYPE_MASK);
        PacketShape shape = record.shape();
        this.seconds = ShapeFields.find(shape, "seconds", FieldShape.class);
        this.fraction = ShapeFields.find(shape, "fraction", FieldShape.class);
        this.originalLength = ShapeFields.find(shape, "original_length", FieldShape.class);
        this.data = ShapeFields.find(shape, "data", FieldShape.class);
    }

    @Override
    public boolean read(FrameBatch batch) throws IOException, CaptureException {
        if (stream.isAtEnd()) {
            return false;
        }
        PacketValue value = stream.read(record, byteOrder);
        ByteBuffer content = stream.input().window();
        content.limit(data.endOf(value)).position(data.startOf(value));
        batch.add(stream.nextFrameNumber(), time(value), linkType, originalLength.number(value), content);
        stream.input().consume(value.byteLength());
        return true;
    }

    /** A fraction that is a second or longer, which no recorder should write, is added to the seconds. */
    private Timestamp time(PacketValue value) {
        long units = fraction.number(value);
        long perSecond = digits == 9 ? 1_000_000_000 : 1_000_000;
        return new Timestamp(seconds.number(value) + units / perSecond, units % perSecond, digits);
    }
}
