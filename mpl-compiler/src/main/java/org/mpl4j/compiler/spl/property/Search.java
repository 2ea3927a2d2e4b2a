package org.mpl4j.compiler.spl.property;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mpl4j.compiler.spl.explore.JointState;
import org.mpl4j.compiler.spl.explore.Product;
import org.mpl4j.compiler.spl.model.Property.Ltl;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.table.Letter;

/**
 * Looks for a run that breaks a formula: joint states, each with what a run from there has yet to do to break it, breadth-first. A run that can do as it likes has
 * broken it already; otherwise one that goes round for ever without owing anything has. Where nothing can follow, the last state stays for ever.
 */
final class Search {
    private static final class Node {
        private final JointState state;
        private final Optional<Statecall> last;
        private final int owed;
        private final int parent;
        private final Optional<Letter> letter;
        private final List<Edge> edges = new ArrayList<>();

        Node(JointState state, Optional<Letter> letter, Optional<Statecall> last, int owed, int parent) {
            this.state = state;
            this.last = last;
            this.owed = owed;
            this.parent = parent;
            this.letter = letter;
        }
    }

    private record Key(JointState state, Optional<Statecall> last, int owed) {}

    /** An edge; the letter is empty where a run stays where it is. */
    record Edge(int to, Optional<Letter> letter, Set<Normal.Until> postponed) {}

    private final Product product;
    private final int limit;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Key, Integer> numbers = new HashMap<>();
    private Duties duties = new Duties(List.of());
    private final Deque<Integer> open = new ArrayDeque<>();
    private final Set<Statecall> calls = new LinkedHashSet<>();
    private final Set<Ltl> atoms = new LinkedHashSet<>();

    Search(Product product, int limit) {
        this.product = product;
        this.limit = limit;
    }

    Verdict search(Ltl formula) {
        collect(formula);
        duties = new Duties(atoms);
        Normal broken = Normal.of(formula, false);
        for (JointState start : product.starts()) {
            number(start, Optional.empty(), Optional.empty(), duties.number(Set.of(broken)), -1);
        }
        while (!open.isEmpty()) {
            int at = open.remove();
            if (expand(at)) {
                return new Verdict.Fails(trace(at), List.of(), nodes.size());
            } else if (nodes.size() > limit) {
                return new Verdict.Undecided("there are more than " + limit + " states to look at");
            }
        }
        return new Lasso(nodes.stream().map(n -> n.edges).toList(), Obligations.untils(broken))
                .find()
                .<Verdict>map(found -> rotated(trace(found.first()), loop(found.loop())))
                .orElseGet(() -> new Verdict.Holds(nodes.size()));
    }

    /** Of the last statecalls only those matter that the formula speaks of. */
    private void collect(Ltl formula) {
        if (formula instanceof Ltl.Last last) {
            calls.add(last.call());
            atoms.add(last);
        } else if (formula instanceof Ltl.In in) {
            atoms.add(in);
        } else if (formula instanceof Ltl.Unary unary) {
            collect(unary.operand());
        } else if (formula instanceof Ltl.Binary binary) {
            collect(binary.left());
            collect(binary.right());
        }
    }

    /** Goes on from a node; true if every run from there breaks the formula. */
    private boolean expand(int at) {
        Node node = nodes.get(at);
        List<Duties.Way> ways = duties.meet(node.owed, truth(node));
        if (ways.stream().anyMatch(Duties.Way::isFree)) {
            return true;
        } else if (ways.isEmpty()) {
            return false;
        }
        List<Product.Successor> successors = product.successors(node.state);
        for (Product.Successor successor : successors) {
            Optional<Letter> taken = Optional.of(successor.letter().letter());
            Optional<Statecall> call = taken.map(Letter::call).filter(calls::contains);
            for (Duties.Way way : ways) {
                int to = number(successor.state(), taken, call, way.next(), at);
                node.edges.add(new Edge(to, taken, way.postponed()));
            }
        }
        if (successors.isEmpty()) {
            for (Duties.Way way : ways) {
                int to = number(node.state, Optional.empty(), node.last, way.next(), at);
                node.edges.add(new Edge(to, Optional.empty(), way.postponed()));
            }
        }
        return false;
    }

    private int number(JointState state, Optional<Letter> letter, Optional<Statecall> last, int owed, int parent) {
        return numbers.computeIfAbsent(new Key(state, last, owed), k -> {
            nodes.add(new Node(state, letter, last, owed, parent));
            open.add(nodes.size() - 1);
            return nodes.size() - 1;
        });
    }

    private Predicate<Ltl> truth(Node node) {
        return atom -> {
            if (atom instanceof Ltl.Last last) {
                return node.last.equals(Optional.of(last.call()));
            } else if (atom instanceof Ltl.In in) {
                for (int i = 0; i < product.tables().size(); i++) {
                    if (product.tables().get(i).name().equals(in.automaton())) {
                        return product.state(node.state, i).label().equals(Optional.of(in.state()));
                    }
                }
                throw new IllegalArgumentException("no automaton " + in.automaton());
            }
            return ((Ltl.Constant) atom).value();
        };
    }

    private List<Letter> trace(int node) {
        LinkedList<Letter> trace = new LinkedList<>();
        for (int at = node; at >= 0; at = nodes.get(at).parent) {
            nodes.get(at).letter.ifPresent(trace::addFirst);
        }
        return trace;
    }

    /** The same run with the shortest trace before the loop. */
    private Verdict.Fails rotated(List<Letter> trace, List<Letter> loop) {
        LinkedList<Letter> before = new LinkedList<>(trace);
        LinkedList<Letter> again = new LinkedList<>(loop);
        while (!before.isEmpty() && !again.isEmpty() && before.getLast().equals(again.getLast())) {
            again.addFirst(before.removeLast());
            again.removeLast();
        }
        return new Verdict.Fails(List.copyOf(before), List.copyOf(again), nodes.size());
    }

    private static List<Letter> loop(List<Edge> edges) {
        return edges.stream().flatMap(edge -> edge.letter().stream()).toList();
    }
}
