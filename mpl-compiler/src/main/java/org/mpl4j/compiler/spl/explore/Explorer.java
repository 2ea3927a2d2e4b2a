package org.mpl4j.compiler.spl.explore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.spl.graph.Graph;
import org.mpl4j.compiler.spl.graph.Place;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Variable;

/** Explores an automaton: a table if it has few states, bits if it has few configurations, registers if its values have no bound. It ends on every automaton. */
public final class Explorer {
    private static final int ROUNDS = 20;

    private final Graph graph;
    private final Limits limits;
    private long work;

    private Explorer(Graph graph, Limits limits) {
        this.graph = graph;
        this.limits = limits;
    }

    public static Exploration explore(PolicySpec spec, Routine automaton) {
        return explore(spec, automaton, Limits.DEFAULT);
    }

    public static Exploration explore(PolicySpec spec, Routine automaton, Limits limits) {
        Optional<Graph> graph = Graph.of(spec, automaton, limits.nodes());
        if (graph.isEmpty()) {
            String reason = "functions that call functions several times, or handlers in handlers, make more than "
                    + limits.nodes() + " places of it";
            return new Exploration.TooLarge(automaton, reason, List.of());
        }
        return new Explorer(graph.get(), limits).explore();
    }

    /** How much had to be looked at to explore an automaton, for those who want to know how that grows. */
    static long work(PolicySpec spec, Routine automaton, Limits limits) {
        Explorer explorer =
                new Explorer(Graph.of(spec, automaton, limits.nodes()).orElseThrow(), limits);
        explorer.explore();
        return explorer.work;
    }

    private Exploration explore() {
        Optional<List<List<Integer>>> starts = Starts.of(graph.automaton());
        if (starts.isEmpty()) {
            return registers(List.of(), "there are too many combinations of start values");
        }
        FieldSplit split = new FieldSplit();
        for (int round = 0; round < ROUNDS; round++) {
            split.restart();
            Configurations configurations = new Configurations(new Stepper(graph, limits.closure()), split);
            StateSets sets = new StateSets(configurations);
            Map<List<Integer>, Integer> first = new LinkedHashMap<>();
            starts.get().forEach(values -> first.put(values, sets.start(values)));
            boolean isWhole = sets.explore(mostStates());
            work += sets.work();
            if (split.trouble().isPresent()) {
                return registers(variables(configurations), split.trouble().get());
            } else if (configurations.isEndless()) {
                return endless(configurations);
            } else if (split.hasGrown()) {
                continue;
            } else if (isWhole) {
                return new TableMaker(graph.automaton(), sets).make(first);
            }
            Optional<Exploration> bits = bitSets(configurations, starts.get());
            if (!split.hasGrown()) {
                return bits.orElseGet(
                        () -> registers(variables(configurations), "it has more than " + mostStates() + " states"));
            }
        }
        return registers(List.of(), "guards tell more and more values of a field apart");
    }

    private int mostStates() {
        long places = graph.nodes().stream().filter(Place.class::isInstance).count();
        return limits.isPerPlace() ? (int) Math.max(limits.states(), places + 1) : limits.states();
    }

    private Exploration endless(Configurations configurations) {
        return new Exploration.TooLarge(
                graph.automaton(),
                "more than " + limits.closure() + " steps follow each other without a statecall",
                Causes.of(graph, configurations.endless()));
    }

    private Exploration registers(List<Variable> variables, String reason) {
        return new Exploration.Registers(graph, limits.registers(), limits.closure(), variables, reason);
    }

    private Optional<Exploration> bitSets(Configurations configurations, List<List<Integer>> starts) {
        for (int i = 0; i < configurations.size(); i++) {
            if (configurations.size() > limits.configurations()) {
                return Optional.empty();
            }
            configurations.moves(i);
        }
        if (configurations.isEndless()) {
            return Optional.empty();
        }
        ConfigurationTable table = BitSetMaker.make(graph.automaton(), configurations, starts);
        return Optional.of(new Exploration.BitSets(table, variables(configurations)));
    }

    private List<Variable> variables(Configurations configurations) {
        return Causes.of(graph, configurations.all());
    }
}
