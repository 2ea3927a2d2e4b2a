package org.mpl4j.compiler.spl.check;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.explore.JointLetter;
import org.mpl4j.compiler.spl.explore.Product;
import org.mpl4j.compiler.spl.explore.Reachable;
import org.mpl4j.compiler.spl.graph.Alphabet;
import org.mpl4j.compiler.spl.model.Composition;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.model.Step;
import org.mpl4j.compiler.spl.model.StepBodies;
import org.mpl4j.compiler.spl.table.Letter;
import org.mpl4j.compiler.spl.table.StateTable;

/** A policy and what was found of its automata. */
final class Subject {
    /** As many joint states as checks look at. */
    private static final int JOINT_STATES = 10_000;

    private final PolicySpec spec;
    private final Map<String, Exploration> explorations;
    private final List<Product> products;
    private final Map<Product, Reachable> reachable = new IdentityHashMap<>();

    Subject(PolicySpec spec, Map<String, Exploration> explorations) {
        this.spec = spec;
        this.explorations = explorations;
        this.products = findProducts();
    }

    PolicySpec spec() {
        return spec;
    }

    Map<String, Exploration> explorations() {
        return explorations;
    }

    /** The joint states of a product, or the nearest ones if there are many. */
    Reachable reachable(Product product) {
        return reachable.computeIfAbsent(product, p -> Reachable.of(p, JOINT_STATES));
    }

    /** The table of an automaton, if it has one. */
    Optional<Exploration.Table> table(String automaton) {
        return explorations.get(automaton) instanceof Exploration.Table table ? Optional.of(table) : Optional.empty();
    }

    List<Exploration.Table> tables() {
        return spec.automata().stream().flatMap(a -> table(a.name()).stream()).toList();
    }

    /** An automaton with the functions that it calls. */
    List<Routine> withFunctions(Routine automaton) {
        List<Routine> routines = new ArrayList<>(List.of(automaton));
        Alphabet.functions(spec, automaton).forEach(f -> spec.function(f).ifPresent(routines::add));
        return routines;
    }

    /** The statements that await a statecall in an automaton and its functions. */
    List<Step.Take> takes(Routine automaton) {
        List<Step.Take> takes = new ArrayList<>();
        withFunctions(automaton)
                .forEach(routine -> StepBodies.forEach(routine.steps(), step -> {
                    if (step instanceof Step.Take take) {
                        takes.add(take);
                    }
                }));
        return takes;
    }

    /**
     * The compositions whose automata all have tables; without any, all automata that have one. Keyed automata are left out of compositions: of those there may be no
     * instance, or many.
     */
    List<Product> products() {
        return products;
    }

    private boolean isKeyed(String automaton) {
        return spec.automaton(automaton).filter(a -> a.key().isPresent()).isPresent();
    }

    private List<Product> findProducts() {
        List<Product> found = new ArrayList<>();
        List<StateTable> tables =
                tables().stream().map(Exploration.Table::table).toList();
        for (Composition composition : spec.compositions()) {
            if (composition.automata().stream().allMatch(a -> table(a).isPresent())) {
                List<StateTable> single = composition.automata().stream()
                        .filter(a -> !isKeyed(a))
                        .flatMap(a -> table(a).stream())
                        .map(Exploration.Table::table)
                        .toList();
                found.add(Product.of(composition.name(), single));
            }
        }
        if (spec.compositions().isEmpty() && tables.size() > 1) {
            found.add(Product.of("all automata", tables));
        }
        return found;
    }

    /** The statecalls that an automaton names in {@code never}. */
    Set<Statecall> forbidden(Routine automaton) {
        Set<Statecall> forbidden = new LinkedHashSet<>();
        withFunctions(automaton)
                .forEach(routine -> StepBodies.forEach(routine.steps(), step -> {
                    if (step instanceof Step.Never never) {
                        forbidden.addAll(never.calls());
                    }
                }));
        return forbidden;
    }

    /** A trace as people read it. */
    static String after(List<Letter> trace) {
        return trace.isEmpty()
                ? "at the start"
                : "after " + trace.stream().map(Letter::toString).collect(Collectors.joining(", ", "`", "`"));
    }

    static String afterJoint(List<JointLetter> trace) {
        return after(trace.stream().map(JointLetter::letter).toList());
    }
}
