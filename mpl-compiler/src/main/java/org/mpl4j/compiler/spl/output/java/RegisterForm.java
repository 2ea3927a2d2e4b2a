package org.mpl4j.compiler.spl.output.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.graph.Graph;
import org.mpl4j.compiler.spl.graph.Node;
import org.mpl4j.compiler.spl.graph.Place;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.model.Step;
import org.mpl4j.compiler.spl.table.Letter;
import org.mpl4j.compiler.spl.table.StateTable;
import org.mpl4j.compiler.spl.table.TableState;

/** An automaton as its graph, run with a few configurations at a time. */
final class RegisterForm implements Form.Sets {
    /** How many configurations a step may pass through; each takes room in every policy. */
    private static final int STEPS = 1_024;

    private final Exploration.Registers exploration;
    private final Graph graph;
    private final StateTable outline;
    private final Columns columns;
    private final Map<Statecall, Set<String>> fields = new LinkedHashMap<>();
    private final int[] ranks;

    RegisterForm(Exploration.Registers exploration) {
        this.exploration = exploration;
        this.graph = exploration.graph();
        this.ranks = new int[graph.nodes().size()];
        this.outline = new StateTable(
                graph.automaton(),
                graph.alphabet().stream()
                        .map(call -> new Letter(call, List.of()))
                        .toList(),
                states(),
                List.of(),
                Map.of(List.of(), 0));
        this.columns = Columns.ofLetters(outline);
        for (Node node : graph.nodes()) {
            if (node instanceof Place place && place.taking().isPresent()) {
                Step.Take take = place.taking().get().step();
                fields.computeIfAbsent(take.call(), call -> new LinkedHashSet<>())
                        .addAll(take.fields());
            }
        }
    }

    /** What a state is called: by the first of those that wait that has a name, or else by the first one. */
    private List<TableState> states() {
        List<Integer> waiting = IntStream.range(0, graph.nodes().size())
                .filter(i -> graph.node(i) instanceof Place || graph.node(i) instanceof Node.End)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> label(i).isEmpty())
                        .thenComparing(
                                i -> label(i).map(named -> named.span().start()).orElse(0))
                        .thenComparing(i -> label(i).map(Step.Named::state).orElse(""))
                        .thenComparing(i -> place(i).map(Span::start).orElse(Integer.MAX_VALUE)))
                .toList();
        Set<String> labels = Form.labels(
                waiting.stream().map(i -> label(i).map(Step.Named::state)).toList());
        List<TableState> states = new ArrayList<>();
        for (int node : waiting) {
            ranks[node] = states.size();
            boolean isEnd = graph.node(node) instanceof Node.End;
            states.add(Form.state(states.size(), label(node).map(Step.Named::state), place(node), isEnd, labels));
        }
        states.add(Form.state(states.size(), Optional.empty(), Optional.empty(), false, labels));
        return states;
    }

    private Optional<Step.Named> label(int node) {
        return graph.node(node) instanceof Place place ? place.label() : ((Node.End) graph.node(node)).label();
    }

    private Optional<Span> place(int node) {
        return graph.node(node) instanceof Place place ? Optional.of(place.span()) : Optional.empty();
    }

    @Override
    public StateTable table() {
        return outline;
    }

    @Override
    public Columns columns() {
        return columns;
    }

    @Override
    public ClassName type() {
        return PolicyTypes.REGISTERS;
    }

    @Override
    public ClassName programType() {
        return PolicyTypes.REGISTER_PROGRAM;
    }

    @Override
    public CodeBlock program(PolicyShape shape) {
        List<String> names = names();
        RegisterCode code = new RegisterCode(graph, columns, names);
        List<Long> numbers = new ArrayList<>(code.sizes(outline.states().size() - 1));
        for (int rank : ranks) {
            numbers.add((long) rank);
        }
        int words = (graph.slots() + Long.SIZE - 1) / Long.SIZE;
        graph.live().forEach(live -> {
            long[] bits = live.toLongArray();
            for (int i = 0; i < words; i++) {
                numbers.add(i < bits.length ? bits[i] : 0);
            }
        });
        for (Statecall call : graph.alphabet()) {
            List<String> given = shape.fields(call);
            names.forEach(name -> numbers.add((long) given.indexOf(name)));
        }
        numbers.addAll(code.numbers());
        return CodeBlock.of("$T.of($S$L)", programType(), "", TableText.literals(TableText.longs(numbers)));
    }

    private List<String> names() {
        return fields.values().stream().flatMap(Set::stream).distinct().toList();
    }

    @Override
    public CodeBlock begin(String program, List<CodeBlock> values, CodeBlock index) {
        CodeBlock all =
                values.stream().map(value -> CodeBlock.of(", $L", value)).collect(CodeBlock.joining(""));
        int steps = Math.min(STEPS, exploration.closureLimit());
        return CodeBlock.of("new $T($L, $L, $L$L)", type(), program, exploration.capacity(), steps, all);
    }

    @Override
    public List<String> fields(Statecall call) {
        return List.copyOf(fields.getOrDefault(call, Set.of()));
    }

    @Override
    public Set<Long> samples() {
        return new RegisterCode(graph, columns, names()).constants();
    }
}
