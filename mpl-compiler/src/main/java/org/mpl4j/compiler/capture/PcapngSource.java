package org.mpl4j.compiler.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.compiler.interpret.parse.PacketInterpreter;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.runtime.Bytes;

/** A pcapng file: sections of blocks. Blocks that are neither packets nor describe an interface or section are passed over. */
final class PcapngSource implements FrameSource {
    private static final int SECTION_HEADER = 0x0a0d0d0a;

    private final PacketStream stream;
    private final PacketInterpreter probe;
    private final PcapngBlocks blocks;
    private final List<PcapngInterface> interfaces = new ArrayList<>();
    private Arguments byteOrder = new Arguments(1).set(0, 0);

    PcapngSource(PacketStream stream, PacketInterpreter probe, PcapngBlocks blocks) {
        this.stream = stream;
        this.probe = probe;
        this.blocks = blocks;
    }

    @Override
    public boolean read(FrameBatch batch) throws IOException, CaptureException {
        while (!stream.isAtEnd()) {
            if (stream.input().request(Integer.BYTES) && isSectionHeader()) {
                byteOrder = new Arguments(1).set(0, blocks.isLittle(stream.read(probe, Arguments.NONE)) ? 1 : 0);
                interfaces.clear();
            }
            PacketValue block = stream.read(blocks.interpreter(), byteOrder);
            boolean isFrame = take(block, batch);
            stream.input().consume(block.byteLength());
            if (isFrame) {
                return true;
            }
        }
        return false;
    }

    /** The block type of a section header reads the same in both byte orders, so that it can be known before the order is. */
    private boolean isSectionHeader() {
        ByteBuffer window = stream.input().window();
        return window.getInt(window.position()) == SECTION_HEADER;
    }

    /** Takes what a block says; returns whether it was a frame. */
    private boolean take(PacketValue block, FrameBatch batch) throws CaptureException {
        switch (blocks.kind(block)) {
            case "InterfaceDescription" -> interfaces.add(blocks.describedInterface(block));
            case "EnhancedPacket" -> addPacket(block, blocks.enhanced(), batch);
            case "Packet" -> addPacket(block, blocks.obsolete(), batch);
            case "SimplePacket" -> addSimplePacket(block, batch);
            default -> {
                return false;
            }
        }
        return !blocks.kind(block).equals("InterfaceDescription");
    }

    private void addPacket(PacketValue block, PcapngBlocks.PacketFields fields, FrameBatch batch)
            throws CaptureException {
        PcapngInterface source = interfaceOf(fields.interfaceId().number(block));
        long units = fields.timestampHigh().number(block) << 32
                | fields.timestampLow().number(block);
        batch.add(
                stream.nextFrameNumber(),
                source.resolution().timestamp(units),
                source.linkType(),
                fields.originalLength().number(block),
                content(fields.data().content(block)));
    }

    /** A packet of the first interface, without a time. */
    private void addSimplePacket(PacketValue block, FrameBatch batch) throws CaptureException {
        PcapngInterface source = interfaceOf(0);
        long originalLength = blocks.simpleLength(block);
        Bytes padded = blocks.simpleData(block);
        long length = Math.min(
                source.snapLength() == 0 ? originalLength : Math.min(originalLength, source.snapLength()),
                padded.length());
        batch.add(
                stream.nextFrameNumber(),
                Timestamp.UNKNOWN,
                source.linkType(),
                originalLength,
                content(padded.slice(0, (int) length)));
    }

    private static ByteBuffer content(Bytes bytes) {
        int from = bytes.sourceOffset();
        return bytes.source().duplicate().limit(from + bytes.length()).position(from);
    }

    private PcapngInterface interfaceOf(long id) throws CaptureException {
        if (id >= interfaces.size()) {
            long offset = stream.input().offset();
            throw new CaptureException(
                    "at offset " + offset + ": a packet of interface " + id + ", but the section has described "
                            + interfaces.size() + " interfaces so far",
                    offset);
        }
        return interfaces.get((int) id);
    }
}
