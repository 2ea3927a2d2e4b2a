package org.mpl4j.compiler.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.ItemPrinter;

/**
 * Prints a layout, an item a line: where it starts, how big it is, what it is, and the slots that a parse sets for it. {@code +12.4} is bit 4 of byte 12 from the
 * start of the packet or element, {@code s0+2} two bytes after where slot 0 points.
 */
public final class LayoutPrinter {
    private static final String INDENT = "  ";

    private final PacketLayout layout;
    private final ItemPrinter items;
    private final StringBuilder out = new StringBuilder();

    private LayoutPrinter(PacketLayout layout) {
        this.layout = layout;
        this.items = new ItemPrinter(layout.packet());
    }

    public static String print(PacketLayout layout) {
        LayoutPrinter printer = new LayoutPrinter(layout);
        printer.printPacket();
        return printer.out.toString();
    }

    /** A place as the dumps show it. */
    public static String place(Place place) {
        String base = place.base() == Place.START ? "" : "s" + place.base();
        String offset = place.base() != Place.START && place.bitOffset() == 0 ? "" : "+" + place.byteOffset();
        return base + offset + (place.bitPhase() == 0 ? "" : "." + place.bitPhase());
    }

    /** A size as the dumps show it: in bytes where it is whole bytes. */
    public static String size(Size size) {
        boolean isBytes = size.minBits() % 8 == 0 && (size.maxBits() % 8 == 0 || isUnbounded(size));
        long unit = isBytes ? 8 : 1;
        String amount = Long.toString(size.minBits() / unit);
        if (!size.isStatic()) {
            amount += ".." + (isUnbounded(size) ? "" : size.maxBits() / unit);
        }
        return amount + (isBytes ? amount.equals("1") ? " byte" : " bytes" : amount.equals("1") ? " bit" : " bits");
    }

    private static boolean isUnbounded(Size size) {
        return size.maxBits() >= Size.UNBOUNDED_BITS;
    }

    private void printPacket() {
        String kind = layout.packet().isStruct() ? "struct " : "packet ";
        out.append(kind).append(layout.packet().name()).append(": ").append(size(layout.size()));
        out.append(layout.isRecursive() ? ", recursive" : "")
                .append(scopeNotes(layout.scope()))
                .append('\n');
        printBlock(layout.scope().body(), INDENT);
    }

    private String scopeNotes(Scope scope) {
        List<String> notes = new ArrayList<>();
        if (scope.slotCount() > 0) {
            notes.add(scope.slotCount() + (scope.slotCount() == 1 ? " slot" : " slots"));
        }
        if (!scope.captures().isEmpty()) {
            notes.add("uses " + scope.captures().stream().map(this::capture).collect(Collectors.joining(" ")));
        }
        if (!scope.capturedParams().isEmpty() && !scope.isPacket()) {
            notes.add("parameters "
                    + scope.capturedParams().stream()
                            .map(index -> layout.packet().params().get(index).name())
                            .collect(Collectors.joining(" ")));
        }
        if (scope.usesOrigin()) {
            notes.add("origin");
        }
        if (scope.usesOrder()) {
            notes.add("byte order");
        }
        return notes.isEmpty() ? "" : " (" + String.join(", ", notes) + ")";
    }

    private String capture(Capture capture) {
        String name = layout.packet().item(capture.itemId()).name();
        return switch (capture.kind()) {
            case VALUE -> name;
            case END_OFFSET -> "offset(" + name + ")";
            case SIZE -> "sizeof(" + name + ")";
            case COUNT -> "array_length(" + name + ")";
        };
    }

    private void printBlock(PlacedBlock block, String indent) {
        for (PlacedItem placed : block.items()) {
            String start = place(placed.start());
            String line = "%s%-9s %-14s %s".formatted(indent, start, size(placed.size()), items.print(placed.item()));
            out.append(line.stripTrailing()).append(slots(placed)).append('\n');
            printInside(placed, indent + INDENT);
        }
        out.append(indent).append(place(block.end())).append(" end\n");
    }

    private static String slots(PlacedItem placed) {
        List<String> slots = new ArrayList<>();
        placed.endSlot().ifPresent(slot -> slots.add("end s" + slot));
        String auxiliary =
                placed.item() instanceof Classify ? "branch" : placed.item() instanceof ArrayItem ? "count" : "order";
        placed.auxiliarySlot().ifPresent(slot -> slots.add(auxiliary + " s" + slot));
        return slots.isEmpty() ? "" : "  -> " + String.join(", ", slots);
    }

    private void printInside(PlacedItem placed, String indent) {
        if (placed.item() instanceof Classify classify) {
            for (Classify.Branch branch : classify.branches()) {
                out.append(indent).append(items.branch(branch)).append('\n');
                printBlock(placed.blocks().get(branch.index()), indent + INDENT);
            }
        } else if (placed.item() instanceof ArrayItem array) {
            Scope scope = layout.scope(array.id());
            out.append(indent)
                    .append("element: ")
                    .append(size(scope.body().size()))
                    .append(scopeNotes(scope))
                    .append('\n');
            printBlock(scope.body(), indent + INDENT);
        }
    }
}
