package org.mpl4j.compiler.spl.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.model.Step;

/** A graph as it grows: nodes are numbered first and defined later. */
final class Draft {
    /** Says that the limit is passed; never leaves {@link GraphBuilder}. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLarge() {
            super("too large", null, false, false);
        }
    }

    private final List<Optional<Node>> nodes = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final List<Integer> placeIds = new ArrayList<>();
    private int left;

    Draft(int limit) {
        this.left = limit;
    }

    /** Takes one from the limit. */
    void work() {
        if (left-- <= 0) {
            throw new TooLarge();
        }
    }

    int fresh() {
        work();
        nodes.add(Optional.empty());
        return nodes.size() - 1;
    }

    void define(int id, Node node) {
        nodes.set(id, Optional.of(node));
        if (node instanceof Place place) {
            places.add(place);
            placeIds.add(id);
        }
    }

    /** Adds an end to others; what has the same name goes on at the same node. */
    void join(Ends ends, Optional<Step.Named> label, int id) {
        Integer first = ends.nodes().putIfAbsent(label, id);
        if (first != null && first != id) {
            define(id, new Node.Jump(first));
        }
    }

    void joinAll(Ends into, Ends more) {
        more.nodes().forEach((label, id) -> join(into, label, id));
    }

    /** All ends go on at one node, whatever their names. */
    void lead(Ends ends, int target) {
        ends.nodes().values().forEach(id -> define(id, new Node.Jump(target)));
    }

    int nodeCount() {
        return nodes.size();
    }

    int placeCount() {
        return places.size();
    }

    /** The places made since there were so many. */
    List<Place> placesSince(int count) {
        return List.copyOf(places.subList(count, places.size()));
    }

    int placeId(int index) {
        return placeIds.get(index);
    }

    /** The nodes without jumps between them. What nothing defines is a fork without ways. */
    List<Node> finish(Span span) {
        List<Node> finished = new ArrayList<>();
        for (Optional<Node> node : nodes) {
            finished.add(redirected(node.orElse(new Node.Fork(List.of(), span))));
        }
        return finished;
    }

    /** The node that a number stands for after all jumps. */
    int resolve(int id) {
        int at = id;
        while (at >= 0 && nodes.get(at).orElse(null) instanceof Node.Jump jump) {
            at = jump.target();
        }
        return at;
    }

    private Node redirected(Node node) {
        if (node instanceof Node.Fork fork) {
            return new Node.Fork(
                    fork.ways().stream()
                            .map(w -> new Node.Way(w.guard(), resolve(w.target())))
                            .toList(),
                    fork.span());
        } else if (node instanceof Node.Assign a) {
            return new Node.Assign(a.slot(), a.min(), a.max(), a.value(), a.frame(), resolve(a.target()), a.span());
        } else if (node instanceof Node.Count count) {
            return new Node.Count(count.slot(), count.isStart(), count.limit(), resolve(count.target()));
        } else if (node instanceof Node.Arm arm) {
            return new Node.Arm(arm.within(), resolve(arm.target()));
        } else if (node instanceof Place place) {
            return place.redirected(this::resolve);
        }
        return node;
    }
}
