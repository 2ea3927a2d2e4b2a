package org.mpl4j.compiler.spl.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.mpl4j.compiler.spl.PolicyText;
import org.mpl4j.compiler.spl.RandomPolicy;
import org.mpl4j.compiler.spl.graph.Alphabet;
import org.mpl4j.compiler.spl.interpret.PolicyInterpreter;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Statecall;

/** Table, bit-sets and registers do what the interpreter does, on random policies and random traces: at every step the same answer, the same name, the same allowed statecalls. */
final class FormsAgreeTest {
    private static final int TRACES = 6;
    private static final int LENGTH = 14;
    private static final Limits SMALL = new Limits(4_096, false, 60_000, 3_000, 2_000, 100_000);

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void agree(@ForAll long seed) {
        check(seed);
    }

    /** Compares all forms of the policy of a seed; tells how many forms there were. */
    static int check(long seed) {
        PolicySpec spec = RandomPolicy.of(seed);
        Routine automaton = spec.automata().get(0);
        Map<String, Machine> machines = new LinkedHashMap<>();
        for (Limits limits :
                List.of(SMALL, SMALL.withStates(0), SMALL.withStates(0).withConfigurations(0))) {
            Exploration form = Explorer.explore(spec, automaton, limits);
            if (!(form instanceof Exploration.TooLarge)) {
                machines.put(form.getClass().getSimpleName(), form.machine());
            }
        }
        Random random = new Random(seed);
        for (int i = 0; i < TRACES; i++) {
            run(spec, automaton, machines, random);
        }
        return machines.size();
    }

    private static void run(PolicySpec spec, Routine automaton, Map<String, Machine> machines, Random random) {
        PolicyInterpreter oracle = new PolicyInterpreter(spec, automaton);
        List<Integer> starts = List.of(random.nextInt(2));
        oracle.start(starts);
        machines.values().forEach(m -> m.start(starts));
        List<Statecall> alphabet = Alphabet.of(spec, automaton);
        List<Statecall> all = new ArrayList<>(new LinkedHashSet<>(RandomPolicy.CALLS));
        alphabet.stream().filter(c -> !all.contains(c)).forEach(all::add);
        StringBuilder trace = new StringBuilder("start " + starts);
        for (int step = 0; step < LENGTH; step++) {
            if (oracle.isEndless()) {
                return;
            }
            List<Statecall> allowed = List.copyOf(oracle.allowed());
            compare(spec, oracle, machines, trace);
            boolean isBlind = allowed.isEmpty() || random.nextInt(5) == 0;
            List<Statecall> from = isBlind ? all : allowed;
            Statecall call = from.get(random.nextInt(from.size()));
            Map<String, Long> fields = call.name().equals("P") ? Map.of("k", random.nextInt(7) - 1L) : Map.of();
            boolean expected = oracle.step(call, fields);
            trace.append(", ")
                    .append(call)
                    .append(fields.isEmpty() ? "" : fields)
                    .append(expected ? "" : " refused");
            machines.forEach((name, machine) -> assertThat(machine.step(call, fields))
                    .as(name + " after " + trace + "\n" + PolicyText.of(spec))
                    .isEqualTo(expected));
        }
    }

    private static void compare(
            PolicySpec spec, PolicyInterpreter oracle, Map<String, Machine> machines, StringBuilder trace) {
        machines.forEach((name, machine) -> {
            String where = name + " after " + trace + "\n" + PolicyText.of(spec);
            assertThat(machine.isEnd()).as("end of " + where).isEqualTo(oracle.isEnd());
            assertThat(machine.label()).as("label of " + where).isEqualTo(oracle.label());
            assertThat(withoutFields(machine.allowed()))
                    .as("allowed of " + where)
                    .isEqualTo(withoutFields(oracle.allowed()));
        });
    }

    private static Set<String> withoutFields(Set<Statecall> calls) {
        Set<String> names = new LinkedHashSet<>();
        calls.stream().map(Statecall::name).filter(n -> !n.equals("P")).sorted().forEach(names::add);
        return names;
    }
}
