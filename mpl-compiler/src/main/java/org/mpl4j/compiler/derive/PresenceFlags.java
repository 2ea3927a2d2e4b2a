package org.mpl4j.compiler.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;

/** The one-bit fields of a packet that say whether other items are there. */
final class PresenceFlags {
    private final PacketIndex index;
    private final Map<Integer, List<Item>> items = new HashMap<>();

    PresenceFlags(PacketIndex index) {
        this.index = index;
        for (Item item : index.packet().items()) {
            item.presence().ifPresent(condition -> note(condition, item));
        }
    }

    /** The items of the flag's scope that are there only if it is set, in source order. */
    List<Item> items(int fieldId) {
        return items.getOrDefault(fieldId, List.of());
    }

    private void note(Expr condition, Item item) {
        List<Integer> flags = new ArrayList<>();
        if (collect(condition, flags)) {
            flags.stream()
                    .filter(flag -> index.scope(flag) == index.scope(item.id()))
                    .forEach(flag ->
                            items.computeIfAbsent(flag, f -> new ArrayList<>()).add(item));
        }
    }

    /** Whether a condition is a conjunction of flags, which it collects. */
    private boolean collect(Expr condition, List<Integer> flags) {
        if (condition instanceof Expr.Binary binary && binary.operator() == Expr.Operator.AND) {
            return collect(binary.left(), flags) && collect(binary.right(), flags);
        }
        Expr tested = condition;
        if (condition instanceof Expr.Binary binary
                && binary.operator() == Expr.Operator.EQUAL
                && isTrue(binary.right())) {
            tested = binary.left();
        }
        if (tested instanceof Expr.FieldValue value && isFlag(value.itemId())) {
            flags.add(value.itemId());
            return true;
        }
        return false;
    }

    private static boolean isTrue(Expr expr) {
        return expr instanceof Expr.IntConst c && c.value() == 1 || expr instanceof Expr.BoolConst b && b.value();
    }

    private boolean isFlag(int itemId) {
        FieldType type = ((Field) index.packet().item(itemId)).type();
        return type instanceof FieldType.Bool
                || type instanceof FieldType.Bits bits && bits.fixedWidth().equals(Optional.of(1));
    }
}
