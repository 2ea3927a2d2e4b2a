package org.mpl4j.compiler.spl.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.graph.Graph;
import org.mpl4j.compiler.spl.graph.Node;
import org.mpl4j.compiler.spl.graph.Place;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.model.Step;
import org.mpl4j.compiler.spl.table.Letter;

/** The configurations of an automaton, numbered as they are found, and where each letter leads them. */
final class Configurations {
    /** What follows a node without a statecall: sorted numbers of configurations. */
    record Reach(int[] waiting, boolean aborts, Set<Step.Within> armed) {}

    private record Key(Configuration from, int letter) {}

    private final Stepper stepper;
    private final FieldSplit split;
    private final List<Letter> letters = new ArrayList<>();
    private final Map<Statecall, List<Integer>> lettersOf = new LinkedHashMap<>();
    private final Set<Statecall> withFields = new HashSet<>();
    private final Map<Configuration, Integer> numbers = new HashMap<>();
    private final List<Configuration> configurations = new ArrayList<>();
    private final List<List<Move>> moves = new ArrayList<>();
    private final Map<Key, Integer> reachNumbers = new HashMap<>();
    private final List<Reach> reaches = new ArrayList<>();
    private List<Configuration> endless = List.of();

    Configurations(Stepper stepper, FieldSplit split) {
        this.stepper = stepper;
        this.split = split;
        for (Statecall call : graph().alphabet()) {
            List<Integer> own = new ArrayList<>();
            for (Letter letter : split.letters(call)) {
                own.add(letters.size());
                letters.add(letter);
            }
            lettersOf.put(call, own);
        }
        for (Node node : graph().nodes()) {
            if (node instanceof Place place && place.taking().isPresent()) {
                Step.Take take = place.taking().get().step();
                if (!take.fields().isEmpty() || take.when().isPresent()) {
                    withFields.add(take.call());
                }
            }
        }
    }

    Graph graph() {
        return stepper.graph();
    }

    Stepper stepper() {
        return stepper;
    }

    List<Letter> letters() {
        return letters;
    }

    /** The letters of a statecall; empty if the automaton takes no notice of it. */
    List<Integer> lettersOf(Statecall call) {
        return lettersOf.getOrDefault(call, List.of());
    }

    int size() {
        return configurations.size();
    }

    List<Configuration> all() {
        return configurations;
    }

    Configuration get(int number) {
        return configurations.get(number);
    }

    Reach reach(int number) {
        return reaches.get(number);
    }

    /** Whether steps without a statecall went on beyond the limit. */
    boolean isEndless() {
        return !endless.isEmpty();
    }

    /** Some of the steps that went on beyond the limit. */
    List<Configuration> endless() {
        return endless;
    }

    /** All that the automaton may be doing in the beginning. */
    int start(List<Integer> values) {
        return reach(stepper.normal(graph().entry(), graph().initialValues(values)), -1);
    }

    /** Where all letters that a configuration takes lead it, by letter. */
    List<Move> moves(int number) {
        while (moves.size() < configurations.size()) {
            moves.add(List.of());
        }
        List<Move> known = moves.get(number);
        if (known.isEmpty()) {
            known = findMoves(configurations.get(number));
            moves.set(number, known);
        }
        return known;
    }

    private List<Move> findMoves(Configuration from) {
        List<Move> found = new ArrayList<>();
        for (Statecall call : stepper.offers(from)) {
            boolean hasFields = withFields.contains(call);
            Stepper.Watch watch = hasFields ? split.watch(call) : Stepper.Watch.NONE;
            for (int letter : lettersOf(call)) {
                Map<String, Long> fields = FieldSplit.sample(letters.get(letter));
                int[] closures = stepper.take(from, call, fields, watch).stream()
                        .mapToInt(target -> reach(target, hasFields ? letter : -1))
                        .sorted()
                        .distinct()
                        .toArray();
                if (closures.length > 0) {
                    found.add(new Move(letter, closures));
                }
            }
        }
        found.sort((a, b) -> Integer.compare(a.letter(), b.letter()));
        return found;
    }

    private int reach(Configuration from, int letter) {
        Key key = new Key(from, letter);
        Integer known = reachNumbers.get(key);
        if (known == null) {
            Stepper.Watch watch = letter < 0
                    ? Stepper.Watch.NONE
                    : split.watch(letters.get(letter).call());
            Map<String, Long> fields = letter < 0 ? Map.of() : FieldSplit.sample(letters.get(letter));
            Stepper.Closure closure = stepper.closure(from, fields, watch);
            if (closure.isEndless()) {
                endless = closure.dead();
            }
            int[] waiting =
                    closure.waiting().stream().mapToInt(this::number).sorted().toArray();
            known = reaches.size();
            reaches.add(new Reach(waiting, closure.aborts(), closure.armed()));
            reachNumbers.put(key, known);
        }
        return known;
    }

    private int number(Configuration configuration) {
        Integer known = numbers.get(configuration);
        if (known == null) {
            known = configurations.size();
            numbers.put(configuration, known);
            configurations.add(configuration);
        }
        return known;
    }

    boolean isEnd(int number) {
        return graph().node(configurations.get(number).node()) instanceof Node.End;
    }

    /** The name of the place where a configuration waits. */
    Optional<Step.Named> label(int number) {
        Node node = graph().node(configurations.get(number).node());
        return node instanceof Place place ? place.label() : ((Node.End) node).label();
    }

    Optional<Step.Within> limit(int number) {
        Node node = graph().node(configurations.get(number).node());
        return node instanceof Place place ? place.limit() : Optional.empty();
    }

    /** The statement that waits; none at the end. */
    Optional<Span> place(int number) {
        Node node = graph().node(configurations.get(number).node());
        return node instanceof Place place ? Optional.of(place.span()) : Optional.empty();
    }

    /** All configurations that some others are together with: those of several closures. */
    int[] union(int[] closures) {
        if (closures.length == 1) {
            return reach(closures[0]).waiting();
        }
        return Arrays.stream(closures)
                .mapToObj(this::reach)
                .flatMapToInt(r -> Arrays.stream(r.waiting()))
                .sorted()
                .distinct()
                .toArray();
    }
}
