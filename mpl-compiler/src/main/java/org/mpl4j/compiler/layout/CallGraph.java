package org.mpl4j.compiler.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;

/**
 * Which packets contain which, as groups of packets that contain each other, each group after those that it contains (Tarjan's algorithm, without recursion: chains
 * of packets may be long).
 */
public final class CallGraph {
    private final Map<QualifiedName, List<QualifiedName>> callees = new LinkedHashMap<>();
    private final Map<QualifiedName, Node> nodes = new LinkedHashMap<>();
    private final Deque<Node> open = new ArrayDeque<>();
    private final List<List<QualifiedName>> groups = new ArrayList<>();
    private int visited;

    private static final class Node {
        private final QualifiedName name;
        private final List<QualifiedName> callees;
        private final int index;
        private int lowest;
        private int next;
        private boolean isOpen = true;

        private Node(QualifiedName name, List<QualifiedName> callees, int index) {
            this.name = name;
            this.callees = callees;
            this.index = index;
            this.lowest = index;
        }
    }

    public CallGraph(SpecModel model) {
        for (PacketType packet : model.allPackets()) {
            Set<QualifiedName> targets = new LinkedHashSet<>();
            for (Item item : packet.items()) {
                if (item instanceof NestedPacket nested) {
                    targets.add(nested.target());
                }
            }
            callees.put(packet.name(), List.copyOf(targets));
        }
        callees.keySet().forEach(this::visit);
    }

    /** Contained packets first; the packets of a group contain each other, or there is but one. */
    public List<List<QualifiedName>> groups() {
        return groups;
    }

    /** Whether the packets of a group can contain themselves. */
    public boolean isRecursive(List<QualifiedName> group) {
        return group.size() > 1 || callees(group.get(0)).contains(group.get(0));
    }

    private List<QualifiedName> callees(QualifiedName name) {
        return callees.getOrDefault(name, List.of());
    }

    private void visit(QualifiedName root) {
        if (nodes.containsKey(root)) {
            return;
        }
        Deque<Node> path = new ArrayDeque<>();
        path.push(enter(root));
        while (!path.isEmpty()) {
            Node node = path.element();
            if (node.next < node.callees.size()) {
                QualifiedName callee = node.callees.get(node.next++);
                Node target = nodes.get(callee);
                if (target == null) {
                    path.push(enter(callee));
                } else if (target.isOpen) {
                    node.lowest = Math.min(node.lowest, target.index);
                }
            } else {
                path.pop();
                if (!path.isEmpty()) {
                    path.element().lowest = Math.min(path.element().lowest, node.lowest);
                }
                if (node.lowest == node.index) {
                    groups.add(close(node));
                }
            }
        }
    }

    private Node enter(QualifiedName name) {
        Node node = new Node(name, callees(name), visited++);
        nodes.put(name, node);
        open.push(node);
        return node;
    }

    private List<QualifiedName> close(Node root) {
        List<QualifiedName> group = new ArrayList<>();
        Node member;
        do {
            member = open.pop();
            member.isOpen = false;
            group.add(0, member.name);
        } while (member != root);
        return group;
    }

    /** The packets from which any of the given ones can be reached over edges that {@code follows} accepts, themselves included. */
    public static Set<QualifiedName> reaching(
            SpecModel model, Set<QualifiedName> targets, Predicate<NestedPacket> follows) {
        Map<QualifiedName, List<QualifiedName>> callers = new LinkedHashMap<>();
        for (PacketType packet : model.allPackets()) {
            for (Item item : packet.items()) {
                if (item instanceof NestedPacket nested && follows.test(nested)) {
                    callers.computeIfAbsent(nested.target(), name -> new ArrayList<>())
                            .add(packet.name());
                }
            }
        }
        Set<QualifiedName> reached = new HashSet<>(targets);
        Deque<QualifiedName> pending = new ArrayDeque<>(targets);
        while (!pending.isEmpty()) {
            for (QualifiedName caller : callers.getOrDefault(pending.pop(), List.of())) {
                if (reached.add(caller)) {
                    pending.push(caller);
                }
            }
        }
        return reached;
    }
}
