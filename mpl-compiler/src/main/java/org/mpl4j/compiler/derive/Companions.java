package org.mpl4j.compiler.derive;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.mpl4j.compiler.model.EndianSwitch;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.ExprPrinter;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.Label;
import org.mpl4j.compiler.model.PacketType;

/**
 * Optional fields that nobody gives, each with the item beside it that tells whether it is there: the next that the caller gives, or does not, under the same
 * condition. A length is written iff its data comes, even if only a parse can evaluate the condition ({@code when (remaining() > 0)}).
 */
final class Companions {
    private final PacketIndex index;
    private final Map<Integer, Binding> bindings;
    private final Map<Integer, Integer> byItem = new TreeMap<>();

    Companions(PacketIndex index, Map<Integer, Binding> bindings) {
        this.index = index;
        this.bindings = bindings;
        for (Item item : index.packet().items()) {
            if (item.presence().isPresent() && !isGiven(item)) {
                find(item, item.presence().get()).ifPresent(other -> byItem.put(item.id(), other.id()));
            }
        }
    }

    /** By id of the field, the id of the item that it comes with. */
    Map<Integer, Integer> byItem() {
        return byItem;
    }

    /** Packets are written forward, so nothing else that the caller gives may come before it is clear whether the field is there. */
    private Optional<Item> find(Item item, Expr condition) {
        PacketType packet = index.packet();
        List<Item> items = packet.items();
        String wanted = ExprPrinter.print(condition, packet);
        for (int id = item.id() + 1; id < items.size() && isBeside(id, item); id++) {
            Item next = items.get(id);
            if (isGiven(next)) {
                return Optional.of(next)
                        .filter(other -> other.presence()
                                .filter(expr -> ExprPrinter.print(expr, packet).equals(wanted))
                                .isPresent());
            }
        }
        return Optional.empty();
    }

    private boolean isBeside(int id, Item item) {
        return index.scope(id) == index.scope(item.id()) && Objects.equals(index.within(id), index.within(item.id()));
    }

    private boolean isGiven(Item item) {
        boolean isPlace = item instanceof Label || item instanceof EndianSwitch;
        return !isPlace && HardUses.isGiven(item, bindings);
    }
}
