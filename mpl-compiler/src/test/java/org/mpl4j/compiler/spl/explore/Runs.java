package org.mpl4j.compiler.spl.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.spl.PolicySketch;
import org.mpl4j.compiler.spl.interpret.PolicyInterpreter;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Statecall;

/** Runs traces of a policy's first automaton through all forms of it, which have to agree. A trace is names with blanks between; {@code P[k=3]} gives a field. */
final class Runs {
    private final PolicySpec spec;
    private final Routine automaton;
    private final List<Machine> machines = new ArrayList<>();
    private List<Integer> starts = List.of();

    private Runs(PolicySpec spec) {
        this.spec = spec;
        this.automaton = spec.automata().get(0);
        for (Limits limits : List.of(
                Limits.DEFAULT,
                Limits.DEFAULT.withStates(0),
                Limits.DEFAULT.withStates(0).withConfigurations(0))) {
            Exploration form = Explorer.explore(spec, automaton, limits);
            if (!(form instanceof Exploration.TooLarge)) {
                machines.add(form.machine());
            }
        }
    }

    static Runs of(String text) {
        return new Runs(PolicySketch.of(text));
    }

    /** Of an automaton without variables. */
    static Runs automaton(String steps) {
        return new Runs(PolicySketch.automaton(steps));
    }

    Runs start(Integer... values) {
        starts = List.of(values);
        return this;
    }

    /** All of a trace is accepted. */
    Runs accepts(String... traces) {
        for (String trace : traces) {
            assertThat(refusedAt(trace)).as(trace).isEqualTo(-1);
        }
        return this;
    }

    /** The last statecall of a trace is refused, all before are accepted. */
    Runs refuses(String... traces) {
        for (String trace : traces) {
            assertThat(refusedAt(trace)).as(trace).isEqualTo(trace.split(" ").length - 1);
        }
        return this;
    }

    /** Whether it may stop after a trace. */
    Runs ends(String trace, boolean isEnd) {
        accepts(trace);
        machines.forEach(m -> assertThat(m.isEnd()).as(trace).isEqualTo(isEnd));
        return this;
    }

    /** The name of the state after a trace; empty for none. */
    Runs isIn(String trace, String label) {
        accepts(trace);
        machines.forEach(m -> assertThat(m.label().orElse("")).as(trace).isEqualTo(label));
        return this;
    }

    /** How many forms there are besides the interpreter. */
    int forms() {
        return machines.size();
    }

    private int refusedAt(String trace) {
        PolicyInterpreter interpreter = new PolicyInterpreter(spec, automaton);
        interpreter.start(starts);
        int refused = run(trace, interpreter::step);
        for (Machine machine : machines) {
            machine.start(starts);
            assertThat(run(trace, machine::step))
                    .as(machine.getClass() + " " + trace)
                    .isEqualTo(refused);
            assertThat(machine.isEnd()).as("end " + trace).isEqualTo(interpreter.isEnd());
            assertThat(machine.label()).as("label " + trace).isEqualTo(interpreter.label());
        }
        return refused;
    }

    private interface Stepping {
        boolean step(Statecall call, Map<String, Long> fields);
    }

    private static int run(String trace, Stepping machine) {
        String[] names = trace.isEmpty() ? new String[0] : trace.split(" ");
        for (int i = 0; i < names.length; i++) {
            int bracket = names[i].indexOf('[');
            String name = bracket < 0 ? names[i] : names[i].substring(0, bracket);
            Map<String, Long> fields = Map.of();
            if (bracket >= 0) {
                String[] field =
                        names[i].substring(bracket + 1, names[i].length() - 1).split("=");
                fields = Map.of(field[0], Long.valueOf(field[1]));
            }
            Statecall call = new Statecall(name, org.mpl4j.compiler.spl.model.Direction.EVENT, Optional.empty());
            if (!machine.step(call, fields)) {
                return i;
            }
        }
        return -1;
    }
}
