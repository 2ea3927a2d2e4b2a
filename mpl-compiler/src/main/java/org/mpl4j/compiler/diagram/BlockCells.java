package org.mpl4j.compiler.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.mpl4j.compiler.layout.PlacedBlock;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.layout.Size;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.EndianSwitch;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.ItemPrinter;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.PacketType;

/** The cells of a block, and what has to be said beside them. Items of no size have no cell. */
final class BlockCells {
    /** More would be rows that say nothing: an IPv6 address still is drawn. */
    private static final int MOST_FIXED_BITS = 128;

    private final ItemPrinter items;
    private final List<Cell> cells = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    BlockCells(PacketType packet, PlacedBlock block) {
        this.items = new ItemPrinter(packet);
        for (int i = 0; i < block.items().size(); i++) {
            PlacedItem placed = block.items().get(i);
            if (placed.item() instanceof EndianSwitch endian) {
                notes.add(byteOrder(
                        endian, block.items().subList(i + 1, block.items().size())));
            } else if (placed.size().maxBits() > 0) {
                cells.add(cell(placed));
            }
        }
    }

    List<Cell> cells() {
        return cells;
    }

    /** Sentences about byte orders. */
    List<String> notes() {
        return notes;
    }

    private Cell cell(PlacedItem placed) {
        Item item = placed.item();
        boolean isDrawn = item.presence().isEmpty()
                && placed.size() instanceof Size.Static size
                && size.bits() <= MOST_FIXED_BITS;
        return isDrawn
                ? new Cell.Fixed(item.id(), name(item), placed.start().bitPhase(), (int)
                        placed.size().maxBits())
                : new Cell.Wide(item.id(), description(item));
    }

    private String name(Item item) {
        return item instanceof Classify classify ? branches(classify) : item.name();
    }

    private String description(Item item) {
        String when = item.presence().map(e -> " when (" + items.expr(e) + ")").orElse("");
        if (item instanceof Classify classify) {
            return branches(classify) + when;
        } else if (item instanceof NestedPacket nested) {
            return nested.name() + ": " + nested.target().name() + when;
        }
        return items.print(item);
    }

    private static String branches(Classify classify) {
        String labels = classify.branches().stream()
                .map(branch -> printable(branch.label()))
                .collect(Collectors.joining(", "));
        String choice = (classify.branches().size() > 1 ? "one of " : "") + labels;
        return classify.isNamed() ? classify.name() + ": " + choice : choice;
    }

    /** Labels are strings, so anything may be in them. */
    private static String printable(String label) {
        StringBuilder text = new StringBuilder(label);
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                text.setCharAt(i, '_');
            }
        }
        return text.toString();
    }

    private String byteOrder(EndianSwitch endian, List<PlacedItem> after) {
        String start = cells.isEmpty() || after.isEmpty()
                ? ""
                : " from " + after.get(0).item().name() + " on";
        String when = endian.when().map(e -> " when (" + items.expr(e) + ")").orElse("");
        return (endian.isLittle() ? "Little-endian" : "Big-endian") + start + when + ".";
    }
}
