package org.mpl4j.compiler.spl.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.spl.model.Composition;
import org.mpl4j.compiler.spl.table.StateTable;
import org.mpl4j.compiler.spl.table.TableState;

/**
 * Automata side by side: all that know a statecall step, or none does. A joint state is a row of each table; what follows one is found when it is
 * first asked for. Of a keyed automaton there is one instance.
 */
public final class Product {
    private final String name;
    private final List<StateTable> tables;
    private final List<JointLetter> letters;
    private final Map<JointState, List<Successor>> known = new HashMap<>();

    private Product(String name, List<StateTable> tables) {
        this.name = name;
        this.tables = List.copyOf(tables);
        this.letters = List.copyOf(JointLetters.of(tables));
    }

    /**
     * The joint behaviour of a composition.
     *
     * @param tables of all automata of a file, in any order
     * @throws IllegalArgumentException if an automaton has no table
     */
    public static Product of(Composition composition, List<StateTable> tables) {
        List<StateTable> own = new ArrayList<>();
        for (String automaton : composition.automata()) {
            own.add(tables.stream()
                    .filter(table -> table.name().equals(automaton))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no table of " + automaton)));
        }
        return new Product(composition.name(), own);
    }

    /** The joint behaviour of some automata. */
    public static Product of(String name, List<StateTable> tables) {
        return new Product(name, tables);
    }

    public String name() {
        return name;
    }

    public List<StateTable> tables() {
        return tables;
    }

    public List<JointLetter> letters() {
        return letters;
    }

    /** Where it may begin: one state for each choice of start values. Automata that have a start variable of one name and type share its value. */
    public List<JointState> starts() {
        return JointStarts.of(tables);
    }

    /** What follows a letter, or empty if one of the automata that know it refuses it. */
    public Optional<JointState> next(JointState state, JointLetter letter) {
        return successors(state).stream()
                .filter(s -> s.letter() == letter)
                .map(Successor::state)
                .findFirst();
    }

    /** A letter that is allowed, and what follows. */
    public record Successor(JointLetter letter, JointState state) {}

    /** All letters that are allowed, and what follows each. */
    public List<Successor> successors(JointState state) {
        return known.computeIfAbsent(state, this::find);
    }

    private List<Successor> find(JointState state) {
        List<Successor> found = new ArrayList<>();
        for (JointLetter letter : letters) {
            if (isAllowed(state, letter)) {
                int[] rows = state.rows().clone();
                for (int i = 0; i < rows.length; i++) {
                    if (letter.isKnownTo(i)) {
                        rows[i] = tables.get(i).next(rows[i], letter.parts()[i]);
                    }
                }
                found.add(new Successor(letter, new JointState(rows)));
            }
        }
        return found;
    }

    private boolean isAllowed(JointState state, JointLetter letter) {
        int[] rows = state.rows();
        for (int i = 0; i < rows.length; i++) {
            if (letter.isKnownTo(i) && tables.get(i).next(rows[i], letter.parts()[i]) == StateTable.REFUSED) {
                return false;
            }
        }
        return true;
    }

    /** The state that an automaton is in. */
    public TableState state(JointState state, int automaton) {
        return tables.get(automaton).states().get(state.rows()[automaton]);
    }

    /** Whether all automata may stop. */
    public boolean isEnd(JointState state) {
        for (int i = 0; i < tables.size(); i++) {
            if (!state(state, i).isEnd()) {
                return false;
            }
        }
        return true;
    }
}
