package org.mpl4j.compiler.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;

/** Which packets contain which. Nothing here recurses over packets: a chain of 10,000 is as good as any. */
final class PacketGraph {
    /** One packet inside another. */
    record Edge(QualifiedName from, NestedPacket nested) {
        QualifiedName to() {
            return nested.target();
        }
    }

    private final SpecModel model;
    private final Map<QualifiedName, List<QualifiedName>> users = new HashMap<>();

    PacketGraph(SpecModel model) {
        this.model = model;
        for (PacketType packet : model.allPackets()) {
            for (Item item : packet.items()) {
                if (item instanceof NestedPacket nested) {
                    users.computeIfAbsent(nested.target(), name -> new ArrayList<>())
                            .add(packet.name());
                }
            }
        }
    }

    /**
     * The packets that have a property which depends on that of the packets inside them.
     *
     * @param rule whether a packet has it, as far as {@code known} says which others do; more that is known never takes it away
     */
    Set<QualifiedName> holding(BiPredicate<PacketType, Predicate<QualifiedName>> rule) {
        Set<QualifiedName> known = new HashSet<>();
        Deque<QualifiedName> open = new ArrayDeque<>(model.packets().keySet());
        while (!open.isEmpty()) {
            QualifiedName name = open.remove();
            if (!known.contains(name) && rule.test(model.packet(name), known::contains)) {
                known.add(name);
                open.addAll(users.getOrDefault(name, List.of()));
            }
        }
        return known;
    }

    /** The edges of each cycle that a depth-first walk over {@code edges} closes. */
    List<List<Edge>> cycles(Function<PacketType, Collection<Edge>> edges) {
        List<List<Edge>> cycles = new ArrayList<>();
        Set<QualifiedName> done = new HashSet<>();
        for (QualifiedName start : model.packets().keySet()) {
            walk(start, edges, done, cycles);
        }
        return cycles;
    }

    private void walk(
            QualifiedName start,
            Function<PacketType, Collection<Edge>> edges,
            Set<QualifiedName> done,
            List<List<Edge>> cycles) {
        if (!done.add(start)) {
            return;
        }
        Map<QualifiedName, Integer> depths = new HashMap<>(Map.of(start, 0));
        List<Edge> path = new ArrayList<>();
        Deque<Iterator<Edge>> open = new ArrayDeque<>();
        open.push(edges.apply(model.packet(start)).iterator());
        while (!open.isEmpty()) {
            if (!open.element().hasNext()) {
                open.pop();
                if (!path.isEmpty()) {
                    depths.remove(path.remove(path.size() - 1).to());
                }
                continue;
            }
            Edge edge = open.element().next();
            Integer depth = depths.get(edge.to());
            if (depth != null) {
                List<Edge> cycle = new ArrayList<>(path.subList(depth, path.size()));
                cycle.add(edge);
                cycles.add(cycle);
            } else if (done.add(edge.to())) {
                path.add(edge);
                depths.put(edge.to(), path.size());
                open.push(edges.apply(model.packet(edge.to())).iterator());
            }
        }
    }
}
