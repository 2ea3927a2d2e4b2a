package org.mpl4j.compiler.backend.java;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.mpl4j.compiler.ir.Op;
import org.mpl4j.compiler.model.Item;

/** Collects the slots that steps set; where several set the same one, the outermost counts. */
final class SlotUses {
    private final IntFunction<Item> items;
    private final Map<Integer, SlotUse> uses;

    SlotUses(IntFunction<Item> items, Map<Integer, SlotUse> uses) {
        this.items = items;
        this.uses = uses;
    }

    void add(List<Op> ops) {
        ops.forEach(this::add);
    }

    private void add(Op op) {
        if (op instanceof Op.When when) {
            put(when.endSlot(), SlotUse.Kind.END, items.apply(when.itemId()), op);
            add(when.body());
        } else if (op instanceof Op.Window window) {
            put(window.endSlot(), SlotUse.Kind.END, items.apply(window.itemId()), op);
            add(window.body());
        } else if (op instanceof Op.Switch choice) {
            put(choice.branchSlot(), SlotUse.Kind.BRANCH, choice.classify(), op);
            put(ClassifySkip.endSlot(choice), SlotUse.Kind.END, choice.classify(), op);
        } else if (op instanceof Op.Repeat repeat) {
            put(repeat.countSlot(), SlotUse.Kind.COUNT, repeat.array(), op);
            put(repeat.endSlot(), SlotUse.Kind.END, repeat.array(), op);
        } else if (op instanceof Op.Call call) {
            put(call.endSlot(), SlotUse.Kind.END, call.nested(), op);
        } else if (op instanceof Op.SetOrder order) {
            put(order.slot(), SlotUse.Kind.ORDER, order.endian(), op);
        } else {
            addField(op);
        }
    }

    private void addField(Op op) {
        if (op instanceof Op.LoadBits load) {
            put(load.endSlot(), SlotUse.Kind.END, load.field(), op);
        } else if (op instanceof Op.TakeBytes take) {
            put(take.endSlot(), SlotUse.Kind.END, take.field(), op);
        } else if (op instanceof Op.Scan scan) {
            put(scan.endSlot(), SlotUse.Kind.END, scan.field(), op);
        }
    }

    private void put(OptionalInt slot, SlotUse.Kind kind, Item item, Op op) {
        slot.ifPresent(number -> put(number, kind, item, op));
    }

    private void put(int slot, SlotUse.Kind kind, Item item, Op op) {
        boolean hasEnd = kind == SlotUse.Kind.END
                && uses.values().stream().anyMatch(use -> use.kind() == kind && use.item() == item);
        uses.putIfAbsent(slot, new SlotUse(slot, hasEnd ? SlotUse.Kind.CONTENT_END : kind, item, op));
    }
}
