package org.mpl4j.compiler.spl.output.promela;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mpl4j.compiler.spl.explore.JointLetter;
import org.mpl4j.compiler.spl.explore.JointState;
import org.mpl4j.compiler.spl.explore.Product;
import org.mpl4j.compiler.spl.model.Property;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.output.FormulaParts;
import org.mpl4j.compiler.spl.table.StateTable;
import org.mpl4j.compiler.spl.table.TableState;

/**
 * Writes automata side by side in Promela. There is one process, which offers every statecall; a step is indivisible, moves the row of each automaton that knows the
 * statecall, and is not possible if one of them refuses it. So the states of the model are those of the program, {@code last} is the last statecall that was
 * accepted, and a run that ends stays where it is.
 */
public final class PromelaPrinter {
    private final Product product;
    private final List<Property> properties;
    private final List<JointLetter> letters;
    private final List<String> variables = new ArrayList<>();
    private final PromelaNames names = new PromelaNames();
    private final LtlPrinter ltl = new LtlPrinter(names);
    private final StringBuilder text = new StringBuilder();
    private final boolean hasParity;

    private PromelaPrinter(Product product, List<Property> properties) {
        this.product = product;
        this.properties = properties;
        this.letters = product.letters();
        product.tables().forEach(table -> variables.add(names.variable(table.name())));
        this.hasParity = properties.stream().anyMatch(property -> LtlPrinter.needsParity(property.formula()));
    }

    /** The model of automata side by side, with formulas for properties. */
    public static PromelaModel print(Product product, List<Property> properties) {
        return new PromelaPrinter(product, properties).model();
    }

    private PromelaModel model() {
        line("/* What `" + product.name() + "` accepts. Made by mplc: spin -a, cc -DNOREDUCE, pan -a -N FORMULA. */");
        line("");
        Map<Property, String> formulas = new LinkedHashMap<>();
        List<String> formulaLines = new ArrayList<>();
        for (Property property : properties) {
            String name = names.property(property.name());
            formulas.put(property, name);
            formulaLines.add("ltl " + name + " { " + ltl.print(property.formula()) + " }");
        }
        variables();
        macros();
        moments();
        process();
        formulaLines.forEach(formula -> {
            line("");
            line(formula);
        });
        return new PromelaModel(
                text.toString(), letters.stream().map(JointLetter::letter).toList(), product.starts(), formulas);
    }

    /** Where there are several starts, a macro says which one it is: chosen by the model, it would make all formulas larger. */
    private void variables() {
        line("int last = 0;");
        List<JointState> starts = product.starts();
        if (starts.size() == 1) {
            rows(starts.get(0));
        } else {
            line("#ifndef START");
            line("#define START 0");
            line("#endif");
            for (int number = 0; number < starts.size(); number++) {
                line("#if START == " + number);
                rows(starts.get(number));
                line("#endif");
            }
        }
        if (hasParity) {
            line("bool " + LtlPrinter.PARITY + " = false;");
        }
        line("");
    }

    private void rows(JointState start) {
        for (int at = 0; at < variables.size(); at++) {
            line("int " + variables.get(at) + " = " + start.rows()[at] + ";");
        }
        ltl.moments()
                .values()
                .forEach(moment -> line("bool " + moment.variable() + " = "
                        + LtlPrinter.isTrueAtStart(moment.formula(), in -> isIn(start, in)) + ";"));
    }

    private boolean isIn(JointState state, Property.Ltl.In in) {
        for (int at = 0; at < variables.size(); at++) {
            if (product.tables().get(at).name().equals(in.automaton())) {
                return product.state(state, at)
                        .label()
                        .filter(in.state()::equals)
                        .isPresent();
            }
        }
        return false;
    }

    private void macros() {
        for (Map.Entry<Statecall, Integer> entry : numbers().entrySet()) {
            line("#define " + names.last(entry.getKey().name()) + " (last == " + entry.getValue() + ")");
        }
        Set<Property.Ltl.In> used = new LinkedHashSet<>();
        properties.forEach(property ->
                FormulaParts.of(property.formula(), Property.Ltl.In.class).forEach(used::add));
        product.tables()
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
        Set<Statecall> calls = new LinkedHashSet<>();
        letters.forEach(letter -> calls.add(letter.letter().call()));
        properties.forEach(property ->
                FormulaParts.of(property.formula(), Property.Ltl.Last.class).forEach(last -> calls.add(last.call())));
        Map<Statecall, Integer> numbers = new LinkedHashMap<>();
        calls.forEach(call -> numbers.put(call, numbers.size() + 1));
        return numbers;
    }

    private String rowsOf(Property.Ltl.In in) {
        for (int at = 0; at < variables.size(); at++) {
            StateTable table = product.tables().get(at);
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

    /** What formulas say about one moment; each step sets it anew. */
    private void moments() {
        if (ltl.moments().isEmpty()) {
            return;
        }
        line("inline look() {");
        ltl.moments().forEach((expression, moment) -> line("    " + moment.variable() + " = " + expression + ";"));
        line("}");
        line("");
    }

    private void process() {
        line("active proctype environment() {");
        line("end_waiting:");
        line("    do");
        Map<Statecall, Integer> numbers = numbers();
        for (int number = 0; number < letters.size(); number++) {
            Statecall call = letters.get(number).letter().call();
            step(number, Objects.requireNonNull(numbers.get(call)));
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
            if (letter.isKnownTo(at)) {
                Map<Integer, List<Integer>> sources = sources(product.tables().get(at), letter.parts()[at]);
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
        if (!ltl.moments().isEmpty()) {
            steps.add("look()");
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

    private void line(String line) {
        text.append(line).append('\n');
    }
}
