package org.mpl4j.lsp.feature;

import java.util.Optional;
import org.mpl4j.compiler.layout.LayoutPrinter;
import org.mpl4j.compiler.layout.PacketLayout;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.layout.Ranges;
import org.mpl4j.compiler.layout.Scope;
import org.mpl4j.compiler.layout.Size;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;

/** Where an item of a packet lies, in words. */
final class LayoutText {
    private final PacketLayout layout;

    LayoutText(PacketLayout layout) {
        this.layout = layout;
    }

    /** For example {@code 4 bits at byte 12, bit 0}. */
    String of(Item item) {
        PlacedItem placed = layout.place(item.id());
        return size(placed.size()) + " " + where(placed.start(), item);
    }

    /** For example {@code 4 bits}, {@code 2 to 9 bytes}, {@code 3 bytes or more}. */
    static String size(Size size) {
        String text = LayoutPrinter.size(size);
        return text.replaceFirst("^(\\d+)\\.\\. (\\w+)$", "$1 $2 or more").replace("..", " to ");
    }

    private String where(Place start, Item item) {
        String bit = start.bitPhase() == 0 ? "" : ", bit " + start.bitPhase();
        String scope = layout.scopeOf(item.id()).owner() == Scope.PACKET ? "" : " of the element";
        if (start.base() == Place.START) {
            return "at byte " + start.byteOffset() + bit + scope;
        }
        String end = slotOwner(start.base(), item)
                .map(owner -> "the end of `" + owner.name() + "`")
                .orElse("a place that is found out when it is read");
        return start.bitOffset() == 0 ? "at " + end : start.byteOffset() + " bytes" + bit + " behind " + end;
    }

    private Optional<Item> slotOwner(int slot, Item item) {
        return layout.places().values().stream()
                .filter(one -> one.endSlot().isPresent() && one.endSlot().getAsInt() == slot)
                .filter(one -> layout.scopeOf(one.item().id()).owner()
                        == layout.scopeOf(item.id()).owner())
                .filter(one -> one.item().id() < item.id())
                .reduce((first, second) -> second)
                .map(PlacedItem::item);
    }

    /** The values that a field may have, such as {@code 5 to 15}; empty for what has none, or any number of 64 bits. */
    static Optional<String> values(Field field) {
        if (field.type() instanceof FieldType.Bits || field.type() instanceof FieldType.Int) {
            boolean isLong = field.type() instanceof FieldType.Int number && number.bits() == 64
                    || field.type() instanceof FieldType.Bits bits
                            && bits.fixedWidth().orElse(64) >= 64;
            long least = limit(field.attributes().min())
                    .orElse(Ranges.ofType(field.type()).lo());
            long most = limit(field.attributes().max())
                    .orElse(Ranges.ofType(field.type()).hi());
            return isLong ? Optional.empty() : Optional.of(least + " to " + most);
        }
        return Optional.empty();
    }

    private static Optional<Long> limit(Optional<Expr> limit) {
        return limit.filter(expr -> expr instanceof Expr.IntConst).map(expr -> ((Expr.IntConst) expr).value());
    }
}
