package org.mpl4j.compiler.spl.output.java;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.table.Letter;
import org.mpl4j.compiler.spl.table.StateTable;
import org.mpl4j.compiler.spl.table.TableState;

/** What an automaton does, said as simply as can be: the oracle for generated policies. */
final class TableModel {
    private static final long ONLY = 0;

    private final StateTable table;
    private final int start;
    private final int most;
    private final long limit;
    private final Map<Long, Integer> states = new TreeMap<>();
    private final Map<Long, Long> deadlines = new HashMap<>();

    TableModel(StateTable table, List<Integer> startValues, int most, long now, long limit) {
        this.table = table;
        this.most = most;
        this.limit = limit;
        this.start = table.starts().get(startValues);
        if (!isKeyed()) {
            states.put(ONLY, start);
            deadlines.put(ONLY, now + limit);
        }
    }

    private boolean isKeyed() {
        return table.automaton().key().isPresent();
    }

    StateTable table() {
        return table;
    }

    boolean knows(Statecall call) {
        return table.letters().stream().anyMatch(letter -> letter.call().equals(call));
    }

    private long key(Statecall call, Map<String, Long> fields) {
        return table.automaton()
                .key()
                .map(key -> fields.getOrDefault(key.fields().getOrDefault(call.name(), key.name()), 0L))
                .orElse(ONLY);
    }

    private OptionalInt letter(Statecall call, Map<String, Long> fields) {
        for (int i = 0; i < table.letters().size(); i++) {
            Letter letter = table.letters().get(i);
            boolean fits = letter.ranges().stream()
                    .allMatch(range -> fields.getOrDefault(range.field(), 0L) >= range.min()
                            && fields.getOrDefault(range.field(), 0L) <= range.max());
            if (letter.call().equals(call) && fits) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** Whether it allows a statecall; it allows what it does not know. */
    boolean allows(Statecall call, Map<String, Long> fields) {
        if (!knows(call)) {
            return true;
        }
        long key = key(call, fields);
        int state = states.getOrDefault(key, start);
        int next = next(call, fields, state);
        boolean begins = isKeyed() && !states.containsKey(key) && next >= 0 && next != state && !isLast(next);
        return next >= 0 && !(begins && states.size() == most);
    }

    private int next(Statecall call, Map<String, Long> fields, int state) {
        OptionalInt letter = letter(call, fields);
        return letter.isEmpty() ? StateTable.REFUSED : table.next(state, letter.getAsInt());
    }

    private boolean isLast(int state) {
        for (int i = 0; i < table.letters().size(); i++) {
            if (table.next(state, i) >= 0 && !staysEverywhere(i)) {
                return false;
            }
        }
        return table.states().get(state).isEnd();
    }

    /** A letter that never changes anything does not keep an instance. */
    private boolean staysEverywhere(int letter) {
        for (int state = 0; state < table.states().size(); state++) {
            if (table.next(state, letter) != state) {
                return false;
            }
        }
        return true;
    }

    void take(Statecall call, Map<String, Long> fields, long now) {
        if (!knows(call)) {
            return;
        }
        long key = key(call, fields);
        int state = states.getOrDefault(key, start);
        int next = next(call, fields, state);
        boolean arms = table.arms(state, letter(call, fields).getAsInt());
        if (isKeyed() && isLast(next)) {
            states.remove(key);
        } else if (states.containsKey(key) || next != state) {
            boolean isNew = states.put(key, next) == null;
            if (arms || isNew) {
                deadlines.put(key, now + limit);
            }
        }
    }

    /** The state of an instance, or of the only one. */
    TableState state(long key) {
        return table.states().get(states.getOrDefault(isKeyed() ? key : ONLY, start));
    }

    boolean isFinished() {
        return states.values().stream()
                .allMatch(state -> table.states().get(state).isEnd());
    }

    /** The earliest deadline, if one runs. */
    Optional<Long> deadline() {
        return states.entrySet().stream()
                .filter(entry -> table.states().get(entry.getValue()).limit().isPresent())
                .map(entry -> deadlines.get(entry.getKey()))
                .min(Long::compare);
    }

    int count() {
        return states.size();
    }
}
