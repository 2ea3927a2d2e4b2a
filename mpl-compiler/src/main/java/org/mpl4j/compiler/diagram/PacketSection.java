package org.mpl4j.compiler.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mpl4j.compiler.layout.PacketLayout;
import org.mpl4j.compiler.layout.PlacedBlock;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.ItemPrinter;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.PacketType;

/**
 * A part of a packet that has a picture of its own: the packet's body, a branch, or an element of an array.
 *
 * @param depth how many others it is inside of
 * @param title what it is
 * @param doc what the specification says of it
 * @param block what is in it
 */
public record PacketSection(int depth, String title, Optional<String> doc, PlacedBlock block) {
    /** The parts of a packet, each before what is inside of it. */
    public static List<PacketSection> of(PacketLayout layout) {
        Collector collector = new Collector(layout);
        collector.add(
                0, title(layout.packet()), layout.packet().doc(), layout.scope().body());
        return List.copyOf(collector.sections);
    }

    /** The packet that each element of an array is, where it is one and nothing else: it has pictures of its own, under its own name. */
    public static Optional<NestedPacket> elementPacket(ArrayItem array) {
        List<Item> items = array.element().items();
        return items.size() == 1 && items.get(0) instanceof NestedPacket nested
                ? Optional.of(nested)
                : Optional.empty();
    }

    private static String title(PacketType packet) {
        String params = packet.params().stream()
                .map(param -> ItemPrinter.param(param))
                .collect(Collectors.joining(", ", "(", ")"));
        return packet.name().name() + (packet.params().isEmpty() ? "" : params);
    }

    /** Goes through a packet. */
    private static final class Collector {
        private final ItemPrinter items;
        private final List<PacketSection> sections = new ArrayList<>();

        Collector(PacketLayout layout) {
            items = new ItemPrinter(layout.packet());
        }

        void add(int depth, String title, Optional<String> doc, PlacedBlock block) {
            sections.add(new PacketSection(depth, title, doc, block));
            for (PlacedItem placed : block.items()) {
                if (placed.item() instanceof Classify classify) {
                    for (Classify.Branch branch : classify.branches()) {
                        add(
                                depth + 1,
                                branch.label() + ": " + items.condition(classify, branch),
                                branch.doc(),
                                placed.blocks().get(branch.index()));
                    }
                } else if (placed.item() instanceof ArrayItem array
                        && elementPacket(array).isEmpty()) {
                    add(
                            depth + 1,
                            array.name() + ": each element",
                            array.doc(),
                            placed.blocks().get(0));
                }
            }
        }
    }
}
