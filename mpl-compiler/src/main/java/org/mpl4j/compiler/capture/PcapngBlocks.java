package org.mpl4j.compiler.capture;

import java.util.Objects;
import org.mpl4j.compiler.interpret.parse.PacketInterpreter;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.ElementValue;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.NestedShape;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.runtime.Bytes;

/** What the blocks of {@code specs/pcapng} hold, by name. */
final class PcapngBlocks {
    private static final String INTERFACE = "InterfaceDescription";
    private static final String SIMPLE = "SimplePacket";
    private static final int IF_TSRESOL = 9;
    private static final int IF_TSOFFSET = 14;

    private final PacketInterpreter interpreter;
    private final FieldShape probedOrder;
    private final ClassifyShape body;
    private final PacketFields enhanced;
    private final PacketFields obsolete;
    private final FieldShape linkType;
    private final FieldShape snapLength;
    private final ArrayShape options;
    private final NestedShape option;
    private final FieldShape optionCode;
    private final FieldShape optionData;
    private final FieldShape simpleLength;
    private final FieldShape simpleData;

    PcapngBlocks(PacketShape probe, PacketInterpreter interpreter) {
        this.interpreter = interpreter;
        this.probedOrder = ShapeFields.find(probe, "byte_order", FieldShape.class);
        this.body = ShapeFields.find(interpreter.shape(), "body", ClassifyShape.class);
        this.enhanced = packetFields("EnhancedPacket");
        this.obsolete = packetFields("Packet");
        this.linkType = field(INTERFACE, "link_type");
        this.snapLength = field(INTERFACE, "snap_length");
        this.options = ShapeFields.find(body, INTERFACE, "options", ArrayShape.class);
        this.option = (NestedShape) options.element().body().items().get(0);
        this.optionCode = ShapeFields.find(option.target(), "code", FieldShape.class);
        this.optionData = ShapeFields.find(option.target(), "data", FieldShape.class);
        this.simpleLength = field(SIMPLE, "original_length");
        this.simpleData = field(SIMPLE, "data");
    }

    private FieldShape field(String branch, String name) {
        return ShapeFields.find(body, branch, name, FieldShape.class);
    }

    private PacketFields packetFields(String branch) {
        return new PacketFields(
                field(branch, "interface_id"),
                field(branch, "timestamp_high"),
                field(branch, "timestamp_low"),
                field(branch, "original_length"),
                field(branch, "data"));
    }

    PacketInterpreter interpreter() {
        return interpreter;
    }

    boolean isLittle(PacketValue probe) {
        return Objects.equals(
                "Little",
                probedOrder.enumeration() == null
                        ? null
                        : probedOrder.enumeration().tag(probedOrder.number(probe)));
    }

    /** The label of a block's branch. */
    String kind(PacketValue block) {
        return Objects.requireNonNull(body.branch(block)).label();
    }

    PacketFields enhanced() {
        return enhanced;
    }

    PacketFields obsolete() {
        return obsolete;
    }

    long simpleLength(PacketValue block) {
        return simpleLength.number(block);
    }

    Bytes simpleData(PacketValue block) {
        return simpleData.content(block);
    }

    PcapngInterface describedInterface(PacketValue block) {
        Resolution resolution = Resolution.DEFAULT;
        for (ElementValue element : Objects.requireNonNull(options.list(block))) {
            PacketValue value = Objects.requireNonNull(option.packet(element));
            long code = optionCode.number(value);
            if (code == 0) {
                break;
            }
            Bytes data = optionData.content(value);
            if (code == IF_TSRESOL && data.length() == 1) {
                resolution = resolution.withCode(data.uint8(0));
            } else if (code == IF_TSOFFSET && data.length() == Long.BYTES) {
                resolution = resolution.withOffset(signed(data, block));
            }
        }
        return new PcapngInterface((int) linkType.number(block), snapLength.number(block), resolution);
    }

    private static long signed(Bytes data, PacketValue block) {
        long raw = data.int64(0);
        return block.arguments().number(0) != 0 ? Long.reverseBytes(raw) : raw;
    }

    /** The fields that both blocks with a packet and a time have. */
    record PacketFields(
            FieldShape interfaceId,
            FieldShape timestampHigh,
            FieldShape timestampLow,
            FieldShape originalLength,
            FieldShape data) {}
}
