package org.mpl4j.compiler.spl.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mpl4j.compiler.spl.model.Composition;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Property;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.table.Letter;
import org.mpl4j.compiler.spl.table.StateTable;

/**
 * What steps as one: a composition, or an automaton by itself. Of a keyed automaton it has one instance.
 *
 * @param name of the composition or automaton
 * @param tables one each automaton, in the order of the composition
 */
public record Ensemble(String name, List<StateTable> tables) {
    public Ensemble {
        tables = List.copyOf(tables);
    }

    /**
     * The compositions of a policy file whose automata all have tables, and the automata that are in none.
     *
     * @param tables by the automaton's name
     */
    public static List<Ensemble> of(PolicySpec spec, Map<String, StateTable> tables) {
        List<Ensemble> machines = new ArrayList<>();
        Set<String> composed = new LinkedHashSet<>();
        for (Composition composition : spec.compositions()) {
            composed.addAll(composition.automata());
            if (tables.keySet().containsAll(composition.automata())) {
                machines.add(new Ensemble(
                        composition.name(),
                        composition.automata().stream().map(tables::get).toList()));
            }
        }
        spec.automata().stream()
                .filter(automaton -> !composed.contains(automaton.name()))
                .filter(automaton -> tables.containsKey(automaton.name()))
                .forEach(automaton ->
                        machines.add(new Ensemble(automaton.name(), List.of(tables.get(automaton.name())))));
        return machines;
    }

    /** What at least one automaton knows, in the order of the tables. */
    public Set<Statecall> alphabet() {
        Set<Statecall> calls = new LinkedHashSet<>();
        tables.forEach(table -> table.letters().forEach(letter -> calls.add(letter.call())));
        return calls;
    }

    /** Every way in which statecalls, and the fields of their packets, can be told apart. */
    public List<JointLetter> letters() {
        Map<Statecall, List<JointLetter>> found = new LinkedHashMap<>();
        alphabet().forEach(call -> found.put(call, List.of(JointLetter.unknown(call, tables.size()))));
        for (int at = 0; at < tables.size(); at++) {
            Map<Statecall, List<Integer>> own = new LinkedHashMap<>();
            List<Letter> letters = tables.get(at).letters();
            for (int letter = 0; letter < letters.size(); letter++) {
                own.computeIfAbsent(letters.get(letter).call(), call -> new ArrayList<>())
                        .add(letter);
            }
            int table = at;
            own.forEach(
                    (call, choices) -> found.compute(call, (same, before) -> refined(before, table, choices, letters)));
        }
        return found.values().stream().flatMap(List::stream).toList();
    }

    private static List<JointLetter> refined(
            List<JointLetter> before, int table, List<Integer> choices, List<Letter> letters) {
        List<JointLetter> refined = new ArrayList<>();
        for (JointLetter letter : before) {
            for (int choice : choices) {
                letter.with(table, choice, letters.get(choice).ranges()).ifPresent(refined::add);
            }
        }
        return refined;
    }

    /** Whether a property says something about this: it has all automata that the formula names, and knows a statecall of it, if it names some. */
    public boolean isAbout(Property property) {
        Set<String> own = new LinkedHashSet<>();
        tables.forEach(table -> own.add(table.name()));
        Set<Statecall> known = alphabet();
        List<Property.Ltl.Last> calls =
                FormulaParts.of(property.formula(), Property.Ltl.Last.class).toList();
        return FormulaParts.of(property.formula(), Property.Ltl.In.class).allMatch(in -> own.contains(in.automaton()))
                && (calls.isEmpty() || calls.stream().anyMatch(last -> known.contains(last.call())));
    }

    /** The first rows for each combination of start values; automata that start with the same parameters are not tied to each other. */
    public List<List<Integer>> starts() {
        List<List<Integer>> starts = List.of(List.of());
        for (StateTable table : tables) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> before : starts) {
                for (int row : new LinkedHashSet<>(table.starts().values())) {
                    List<Integer> one = new ArrayList<>(before);
                    one.add(row);
                    longer.add(List.copyOf(one));
                }
            }
            starts = longer;
        }
        return starts;
    }

    /** The rows after a letter, or an empty list if it is refused: by one is by all. */
    public List<Integer> next(List<Integer> rows, JointLetter letter) {
        List<Integer> next = new ArrayList<>(rows);
        for (int at = 0; at < tables.size(); at++) {
            int own = letter.of(at);
            if (own != JointLetter.NOT_MINE) {
                int row = tables.get(at).next(rows.get(at), own);
                if (row == StateTable.REFUSED) {
                    return List.of();
                }
                next.set(at, row);
            }
        }
        return next;
    }
}
