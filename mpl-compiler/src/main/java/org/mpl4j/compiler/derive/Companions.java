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
        List<Item> items = index.packet().items();
        Optional<Item> nextGiven = Optional.empty();
        for (int id = items.size() - 1; id >= 0; id--) {
            Item item = items.get(id);
            nextGiven = isBeside(id + 1, item) ? nextGiven : Optional.empty();
            if (isGiven(item)) {
                nextGiven = Optional.of(item);
            } else if (item.presence().isPresent()) {
                nextGiven
                        .filter(other -> isSame(item.presence(), other.presence()))
                        .ifPresent(other -> byItem.put(item.id(), other.id()));
            }
        }
    }

    /** By id of the field, the id of the item that it comes with. */
    Map<Integer, Integer> byItem() {
        return byItem;
    }

    private boolean isSame(Optional<Expr> one, Optional<Expr> other) {
        PacketType packet = index.packet();
        return one.map(expr -> ExprPrinter.print(expr, packet))
                .equals(other.map(expr -> ExprPrinter.print(expr, packet)));
    }

    /** Packets are written forward: where something else that the caller gives comes first, it must be clear by then whether the field is there. */
    private boolean isBeside(int id, Item item) {
        return id < index.packet().items().size()
                && index.scope(id) == index.scope(item.id())
                && Objects.equals(index.within(id), index.within(item.id()));
    }

    private boolean isGiven(Item item) {
        boolean isPlace = item instanceof Label || item instanceof EndianSwitch;
        return !isPlace && HardUses.isGiven(item, bindings);
    }
}
