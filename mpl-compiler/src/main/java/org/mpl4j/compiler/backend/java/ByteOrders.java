package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import org.mpl4j.compiler.layout.ByteOrder;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.EndianSwitch;

/** Byte orders that conditions decide. */
final class ByteOrders {
    private ByteOrders() {}

    /** Whether the order after a switch is little-endian. */
    static CodeBlock after(Frame frame, EndianSwitch endian, Code condition) {
        ByteOrder before = before(frame.block(), endian);
        if (before.equals(ByteOrder.LITTLE)) {
            return endian.isLittle() ? CodeBlock.of("true") : CodeBlock.of("!$L", condition.operand(Code.UNARY));
        } else if (before.equals(ByteOrder.BIG)) {
            return endian.isLittle() ? condition.text() : CodeBlock.of("false");
        }
        return endian.isLittle()
                ? CodeBlock.of("$L || $L", condition.operand(Code.OR), frame.isLittle(before))
                : CodeBlock.of("!$L && $L", condition.operand(Code.UNARY), frame.isLittle(before));
    }

    private static ByteOrder before(BlockInfo block, EndianSwitch endian) {
        List<PlacedItem> items = block.placed().items();
        ByteOrder order = atStart(block);
        for (PlacedItem placed : items) {
            if (placed.item().id() == endian.id()) {
                return order;
            }
            order = placed.order();
        }
        throw new IllegalArgumentException("no such switch in " + block.className());
    }

    /** The order that a block starts with. */
    static ByteOrder atStart(BlockInfo block) {
        if (block.role() instanceof BlockInfo.Role.BranchBody branch) {
            return block.packet().placed(branch.classify().classify().id()).order();
        }
        return block.role() instanceof BlockInfo.Role.PacketBody ? ByteOrder.BIG : ByteOrder.INHERITED;
    }
}
