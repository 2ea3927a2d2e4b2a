package org.mpl4j.compiler.spl.output.java;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.model.Composition;
import org.mpl4j.compiler.spl.model.Direction;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.model.Variable;
import org.mpl4j.compiler.spl.table.Letter;
import org.mpl4j.compiler.spl.table.StateTable;
import org.mpl4j.compiler.spl.table.TableState;

/** Policies without a text: tables that mean nothing, with all that tables can have. */
final class RandomTables {
    private static final int CALLS = 9;
    private static final int LINES = 40;

    private final Random random;
    private final SourceFile file;
    private final List<Statecall> calls = new ArrayList<>();
    private final List<Statecall> timers = new ArrayList<>();
    private final Map<String, StateTable> tables = new LinkedHashMap<>();

    /** A policy and its tables. */
    record Made(PolicySpec spec, Map<String, StateTable> tables) {}

    private RandomTables(Random random, String name) {
        this.random = random;
        this.file = new SourceFile("policies/" + name + ".spl", "policies", "// a line\n".repeat(LINES));
        for (int i = 0; i < CALLS; i++) {
            calls.add(new Statecall("Event_" + i, Direction.EVENT, Optional.empty()));
        }
    }

    static Made make(Random random, String name) {
        RandomTables tables = new RandomTables(random, name);
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            tables.add("part_" + i, random.nextInt(3) == 0);
        }
        return tables.made();
    }

    private Made made() {
        List<Routine> automata =
                tables.values().stream().map(StateTable::automaton).toList();
        List<Composition> compositions = tables.size() == 1
                ? List.of()
                : List.of(new Composition("all", List.copyOf(tables.keySet()), List.of(), span(1)));
        List<Statecall> all = new ArrayList<>(calls);
        all.addAll(timers);
        return new Made(
                new PolicySpec(file, List.of(), all, automata, List.of(), compositions, List.of(), List.of()), tables);
    }

    private Span span(int line) {
        int start = file.lineStart(line);
        return new Span(file, start, start + 1);
    }

    private void add(String name, boolean isKeyed) {
        List<Letter> letters = new ArrayList<>();
        Map<String, String> keys = new HashMap<>();
        for (Statecall call : calls) {
            if (random.nextBoolean() || letters.isEmpty()) {
                addLetters(letters, call);
                keys.put(call.name(), random.nextInt(3) == 0 ? "other_id" : "id");
            }
        }
        boolean hasLimits = random.nextInt(3) == 0;
        if (hasLimits) {
            Statecall timer = new Statecall("Grace_of_" + name, Direction.TIMER, Optional.empty());
            timers.add(timer);
            letters.add(new Letter(timer, List.of()));
        }
        List<Variable> variables = new ArrayList<>();
        if (random.nextBoolean()) {
            variables.add(new Variable("strict", Variable.Kind.BOOL, 0, 1, true, span(2)));
            variables.add(new Variable("tries", Variable.Kind.INT, 1, 3, true, span(2)));
        }
        Optional<Routine.Key> key = isKeyed ? Optional.of(new Routine.Key("id", keys, span(3))) : Optional.empty();
        Routine routine = new Routine(name, key, variables, List.of(), Optional.of("{@made} <up> */ \\u0041"), span(1));
        tables.put(name, table(routine, letters, hasLimits));
    }

    private void addLetters(List<Letter> letters, Statecall call) {
        if (random.nextInt(4) == 0) {
            letters.add(new Letter(call, List.of(range("size", Long.MIN_VALUE, 3))));
            letters.add(new Letter(call, List.of(range("size", 4, 9))));
            letters.add(new Letter(call, List.of(range("size", 10, Long.MAX_VALUE))));
        } else {
            letters.add(new Letter(call, List.of()));
        }
    }

    private static Letter.FieldRange range(String field, long min, long max) {
        return new Letter.FieldRange(field, min, max);
    }

    private StateTable table(Routine routine, List<Letter> letters, boolean hasLimits) {
        int count = 2 + random.nextInt(random.nextInt(8) == 0 ? 60 : 6);
        List<TableState> states = new ArrayList<>();
        int[] next = new int[count * letters.size()];
        boolean[] arms = new boolean[next.length];
        for (int i = 0; i < count; i++) {
            boolean isLimited = hasLimits && random.nextBoolean();
            Optional<String> label =
                    random.nextInt(3) == 0 ? Optional.of("named" + random.nextInt(2)) : Optional.empty();
            Optional<String> limit = isLimited ? Optional.of("grace") : Optional.empty();
            List<Span> places = random.nextInt(4) == 0 ? List.of() : List.of(span(1 + random.nextInt(LINES)));
            states.add(new TableState(i, "line_" + i, label, places, random.nextInt(4) == 0, limit));
        }
        for (int i = 0; i < next.length; i++) {
            boolean isTimer = letters.get(i % letters.size()).call().direction() == Direction.TIMER;
            boolean isLimited = states.get(i / letters.size()).limit().isPresent();
            boolean isAllowed = isTimer ? isLimited : random.nextInt(3) != 0 && i / letters.size() != count - 1;
            next[i] = isAllowed ? random.nextInt(count) : StateTable.REFUSED;
            boolean begins = isAllowed && states.get(next[i]).limit().isPresent();
            arms[i] = begins && (!isLimited || random.nextBoolean());
        }
        Map<List<Integer>, Integer> starts = new HashMap<>();
        if (routine.variables().isEmpty()) {
            starts.put(List.of(), random.nextInt(count));
        } else {
            for (int strict = 0; strict <= 1; strict++) {
                for (int tries = 1; tries <= 3; tries++) {
                    starts.put(List.of(strict, tries), random.nextInt(count));
                }
            }
        }
        return new StateTable(routine, letters, states, next, arms, starts);
    }
}
