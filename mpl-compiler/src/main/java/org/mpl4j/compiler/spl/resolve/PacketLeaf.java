package org.mpl4j.compiler.spl.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.model.Block;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.LeafBranches;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.source.Span;

/**
 * A leaf of a packet, as {@link LeafBranches} counts them, and what can be seen in it.
 *
 * @param blocks the packet's body and those of the branches taken, from the outside
 * @param span of the innermost branch, or of the packet's name
 */
record PacketLeaf(PacketType packet, List<String> labels, List<Block> blocks, Span span) {
    static List<PacketLeaf> of(PacketType packet) {
        if (!LeafBranches.areTold(packet)) {
            return List.of(new PacketLeaf(packet, List.of(), List.of(packet.body()), packet.span()));
        }
        return leaves(packet.body()).stream()
                .map(way -> new PacketLeaf(packet, way.labels, way.blocks, way.span.orElse(packet.span())))
                .toList();
    }

    private record Way(List<String> labels, List<Block> blocks, Optional<Span> span) {
        Way then(Way inner) {
            return new Way(joined(labels, inner.labels), joined(blocks, inner.blocks), inner.span.or(() -> span));
        }
    }

    private static List<Way> leaves(Block block) {
        List<Way> ways = List.of(new Way(List.of(), List.of(block), Optional.empty()));
        for (Classify classify : LeafBranches.classifies(block)) {
            List<Way> inner = leaves(classify);
            ways = ways.stream().flatMap(way -> inner.stream().map(way::then)).toList();
        }
        return ways;
    }

    private static List<Way> leaves(Classify classify) {
        List<Way> ways = new ArrayList<>();
        if (classify.presence().isPresent()) {
            ways.add(new Way(List.of(), List.of(), Optional.empty()));
        }
        for (Classify.Branch branch : classify.branches()) {
            Way outer = new Way(List.of(branch.label()), List.of(), Optional.of(branch.span()));
            leaves(branch.body()).forEach(inner -> ways.add(outer.then(inner)));
        }
        return ways;
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> joined = new ArrayList<>(first);
        joined.addAll(second);
        return List.copyOf(joined);
    }

    /** Everything that can be seen, by name. */
    Map<String, Item> items() {
        Map<String, Item> items = new LinkedHashMap<>();
        for (Block block : blocks) {
            // A classify without a name is called like the field that it chooses by.
            block.items().stream()
                    .filter(item -> !(item instanceof Classify classify) || classify.isNamed())
                    .forEach(item -> items.put(item.name(), item));
        }
        return items;
    }
}
