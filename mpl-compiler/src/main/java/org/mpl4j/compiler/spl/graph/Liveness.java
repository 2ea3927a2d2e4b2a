package org.mpl4j.compiler.spl.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.mpl4j.compiler.spl.model.PolicyExpr;

/** Which values matter at which node: those that some way from there reads before it writes them. */
final class Liveness {
    private final List<Node> nodes;
    private final List<BitSet> live = new ArrayList<>();
    private final List<List<Integer>> predecessors = new ArrayList<>();

    private Liveness(List<Node> nodes) {
        this.nodes = nodes;
        for (int i = 0; i < nodes.size(); i++) {
            live.add(new BitSet());
            predecessors.add(new ArrayList<>());
        }
        for (int i = 0; i < nodes.size(); i++) {
            int from = i;
            Successors.of(nodes.get(i)).forEach(to -> predecessors.get(to).add(from));
        }
    }

    static List<BitSet> of(List<Node> nodes) {
        Liveness liveness = new Liveness(nodes);
        liveness.solve();
        return liveness.live;
    }

    private void solve() {
        Deque<Integer> work = new ArrayDeque<>();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            work.add(i);
        }
        BitSet isWaiting = new BitSet();
        isWaiting.set(0, nodes.size());
        while (!work.isEmpty()) {
            int id = work.remove();
            isWaiting.clear(id);
            BitSet before = before(nodes.get(id));
            if (!before.equals(live.get(id))) {
                live.set(id, before);
                for (int previous : predecessors.get(id)) {
                    if (!isWaiting.get(previous)) {
                        isWaiting.set(previous);
                        work.add(previous);
                    }
                }
            }
        }
    }

    private BitSet before(Node node) {
        BitSet result = new BitSet();
        Successors.of(node).forEach(to -> result.or(live.get(to)));
        if (node instanceof Node.Assign assign) {
            result.clear(assign.slot());
            read(assign.value(), assign.frame(), result);
        } else if (node instanceof Node.Count count) {
            result.set(count.slot(), !count.isStart());
        } else if (node instanceof Node.Fork fork) {
            fork.ways().forEach(way -> read(way.guard(), result));
        } else if (node instanceof Place place) {
            place.taking().flatMap(Place.Taking::when).ifPresent(when -> read(when, place.frame(), result));
        }
        return result;
    }

    private static void read(Guard guard, BitSet into) {
        if (guard instanceof Guard.Holds holds) {
            read(holds.expr(), holds.frame(), into);
        } else if (guard instanceof Guard.Fails fails) {
            read(fails.expr(), fails.frame(), into);
        } else if (guard instanceof Guard.Between between) {
            into.set(between.slot());
        }
    }

    private static void read(PolicyExpr expr, Frame frame, BitSet into) {
        if (expr instanceof PolicyExpr.Use use) {
            into.set(frame.slot(use.variable()));
        } else if (expr instanceof PolicyExpr.Unary unary) {
            read(unary.operand(), frame, into);
        } else if (expr instanceof PolicyExpr.Binary binary) {
            read(binary.left(), frame, into);
            read(binary.right(), frame, into);
        }
    }
}
