package org.mpl4j.compiler.spl.explore;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.table.Letter;
import org.mpl4j.compiler.spl.table.LetterIndex;
import org.mpl4j.compiler.spl.table.StateTable;
import org.mpl4j.compiler.spl.table.TableState;

/** Runs a table. */
final class TableMachine implements Machine {
    private final StateTable table;
    private final LetterIndex letters;
    private int state;

    TableMachine(StateTable table) {
        this.table = table;
        this.letters = new LetterIndex(table.letters());
        this.state = table.start();
    }

    @Override
    public void start(List<Integer> values) {
        state = Objects.requireNonNull(table.starts().get(values));
    }

    @Override
    public boolean step(Statecall call, Map<String, Long> fields) {
        if (!letters.knows(call)) {
            return true;
        }
        int letter = letters.find(call, fields);
        int next = letter < 0 ? StateTable.REFUSED : table.next(state, letter);
        if (next == StateTable.REFUSED) {
            return false;
        }
        state = next;
        return true;
    }

    @Override
    public Set<Statecall> allowed() {
        Set<Statecall> allowed = new LinkedHashSet<>();
        for (int letter : table.rows().get(state).letters()) {
            Letter allowedLetter = table.letters().get(letter);
            allowed.add(allowedLetter.call());
        }
        return allowed;
    }

    @Override
    public boolean isEnd() {
        return table.states().get(state).isEnd();
    }

    @Override
    public Optional<String> label() {
        return table.states().get(state).label();
    }

    @Override
    public Optional<TableState> tableState() {
        return Optional.of(table.states().get(state));
    }
}
