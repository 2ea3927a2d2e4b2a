package org.mpl4j.compiler.spl.output.promela;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mpl4j.compiler.spl.model.Property;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.output.Ensemble;
import org.mpl4j.compiler.spl.output.FormulaParts;
import org.mpl4j.compiler.spl.output.JointLetter;
import org.mpl4j.compiler.spl.table.StateTable;
import org.mpl4j.compiler.spl.table.TableState;

/**
 * Writes an ensemble in Promela. There is one process, which offers every statecall; a step is indivisible, moves the row of each automaton that knows the
 * statecall, and is not possible if one of them refuses it. So the states of the model are those of the program, {@code last} is the last statecall that was
 * accepted, and a run that ends stays where it is.
 */
public final class PromelaPrinter {
    /** Whether the rows are chosen, where an ensemble can start in several. */
    private static final String STARTED = "started";

    private final Ensemble ensemble;
    private final List<Property> properties;
    private final List<JointLetter> letters;
    private final List<String> variables = new ArrayList<>();
    private final PromelaNames names = new PromelaNames();
    private final StringBuilder text = new StringBuilder();
    private final boolean hasParity;

    private PromelaPrinter(Ensemble ensemble, List<Property> properties) {
        this.ensemble = ensemble;
        this.properties = properties;
        this.letters = ensemble.letters();
        ensemble.tables().forEach(table -> variables.add(names.variable(table.name())));
        this.hasParity = properties.stream().anyMatch(property -> LtlPrinter.needsParity(property.formula()));
    }

    /** The model of an ensemble; formulas for those of the properties that are about it. */
    public static PromelaModel print(Ensemble ensemble, List<Property> properties) {
        return new PromelaPrinter(
                        ensemble, properties.stream().filter(ensemble::isAbout).toList())
                .model();
    }

    private PromelaModel model() {
        line("/* What `" + ensemble.name() + "` accepts. Made by mplc: spin -a, cc -DNOREDUCE, pan -a -N FORMULA. */");
        line("");
        variables();
        macros();
        process();
        Map<Property, String> formulas = formulas();
        return new PromelaModel(ensemble, text.toString(), letters, formulas);
    }

    private void variables() {
        List<Integer> start = ensemble.starts().get(0);
        line("int last = 0;");
        for (int at = 0; at < variables.size(); at++) {
            line("int " + variables.get(at) + " = " + start.get(at) + ";");
        }
        if (hasParity) {
            line("bool " + LtlPrinter.PARITY + " = false;");
        }
        if (isChoosing()) {
            line("bool " + STARTED + " = false;");
        }
        line("");
    }

    private boolean isChoosing() {
        return ensemble.starts().size() > 1;
    }

    private void macros() {
        for (Map.Entry<Statecall, Integer> entry : numbers().entrySet()) {
            line("#define " + names.last(entry.getKey().name()) + " (last == " + entry.getValue() + ")");
        }
        Set<Property.Ltl.In> used = new LinkedHashSet<>();
        properties.forEach(property ->
                FormulaParts.of(property.formula(), Property.Ltl.In.class).forEach(used::add));
        ensemble.tables()
                .forEach(table -> table.states()
                        .forEach(state ->
                                state.label().ifPresent(label -> used.add(new Property.Ltl.In(table.name(), label)))));
        for (Property.Ltl.In in : used) {
            line("#define " + names.in(in.automaton(), in.state()) + " " + rowsOf(in));
        }
        line("");
    }

    /** Statecalls from 1 on; those that only a formula names have numbers that nothing takes. */
    private Map<Statecall, Integer> numbers() {
        Set<Statecall> calls = new LinkedHashSet<>(ensemble.alphabet());
        properties.forEach(property ->
                FormulaParts.of(property.formula(), Property.Ltl.Last.class).forEach(last -> calls.add(last.call())));
        Map<Statecall, Integer> numbers = new LinkedHashMap<>();
        calls.forEach(call -> numbers.put(call, numbers.size() + 1));
        return numbers;
    }

    private String rowsOf(Property.Ltl.In in) {
        for (int at = 0; at < variables.size(); at++) {
            StateTable table = ensemble.tables().get(at);
            if (table.name().equals(in.automaton())) {
                List<Integer> rows = table.states().stream()
                        .filter(state ->
                                state.label().filter(in.state()::equals).isPresent())
                        .map(TableState::number)
                        .sorted()
                        .toList();
                return RowSet.expression(variables.get(at), rows);
            }
        }
        return "(false)";
    }

    private void process() {
        line("active proctype environment() {");
        if (isChoosing()) {
            line("    if");
            for (List<Integer> rows : ensemble.starts()) {
                List<String> steps = new ArrayList<>();
                for (int at = 0; at < rows.size(); at++) {
                    steps.add(variables.get(at) + " = " + rows.get(at));
                }
                line("    :: d_step { " + String.join("; ", steps) + "; " + STARTED + " = true }");
            }
            line("    fi;");
        }
        line("end_waiting:");
        line("    do");
        Map<Statecall, Integer> numbers = numbers();
        for (int number = 0; number < letters.size(); number++) {
            step(number, numbers.get(letters.get(number).call()));
        }
        if (hasParity) {
            line("    :: else -> " + flip());
        } else if (letters.isEmpty()) {
            line("    :: false");
        }
        line("    od");
        line("}");
    }

    private static String flip() {
        return LtlPrinter.PARITY + " = !" + LtlPrinter.PARITY;
    }

    private void step(int number, int call) {
        JointLetter letter = letters.get(number);
        List<String> guards = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        for (int at = 0; at < variables.size(); at++) {
            if (letter.of(at) != JointLetter.NOT_MINE) {
                Map<Integer, List<Integer>> sources = sources(ensemble.tables().get(at), letter.of(at));
                List<Integer> allowed =
                        sources.values().stream().flatMap(List::stream).sorted().toList();
                guards.add(RowSet.expression(variables.get(at), allowed));
                move(variables.get(at), sources, allowed.size()).ifPresent(steps::add);
            }
        }
        steps.add("last = " + call);
        if (hasParity) {
            steps.add(flip());
        }
        steps.add("printf(\"letter " + number + "\\n\")");
        line("    :: d_step { /* " + letter + " */");
        line("        " + String.join(" && ", guards) + ";");
        line("        " + String.join("; ", steps));
        line("       }");
    }

    /** For each row that a letter leads to, the rows that it comes from. */
    private static Map<Integer, List<Integer>> sources(StateTable table, int letter) {
        Map<Integer, List<Integer>> sources = new TreeMap<>();
        for (int row = 0; row < table.states().size(); row++) {
            int next = table.next(row, letter);
            if (next != StateTable.REFUSED) {
                sources.computeIfAbsent(next, target -> new ArrayList<>()).add(row);
            }
        }
        return sources;
    }

    private static Optional<String> move(String variable, Map<Integer, List<Integer>> sources, int allowedCount) {
        List<String> options = new ArrayList<>();
        boolean hasElse = false;
        for (Map.Entry<Integer, List<Integer>> entry : sources.entrySet()) {
            int target = entry.getKey();
            if (entry.getValue().size() == allowedCount) {
                return Optional.of(variable + " = " + target);
            }
            List<Integer> moved =
                    entry.getValue().stream().filter(row -> row != target).toList();
            hasElse |= moved.size() < entry.getValue().size();
            if (!moved.isEmpty()) {
                options.add(":: " + RowSet.expression(variable, moved) + " -> " + variable + " = " + target);
            }
        }
        if (options.isEmpty()) {
            return Optional.empty();
        }
        if (hasElse) {
            options.add(":: else");
        }
        return Optional.of("if " + String.join(" ", options) + " fi");
    }

    private Map<Property, String> formulas() {
        LtlPrinter printer = new LtlPrinter(names);
        Map<Property, String> formulas = new LinkedHashMap<>();
        for (Property property : properties) {
            String name = names.property(property.name());
            String formula = printer.print(property.formula());
            line("");
            line("ltl " + name + " { "
                    + (isChoosing() ? "(!" + STARTED + " U (" + STARTED + " && " + formula + "))" : formula) + " }");
            formulas.put(property, name);
        }
        return formulas;
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
