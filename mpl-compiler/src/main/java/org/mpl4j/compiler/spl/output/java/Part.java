package org.mpl4j.compiler.spl.output.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.model.JavaNames;
import org.mpl4j.compiler.spl.model.Direction;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.model.Variable;
import org.mpl4j.compiler.spl.table.Letter;
import org.mpl4j.compiler.spl.table.StateTable;
import org.mpl4j.compiler.spl.table.TableState;

/** An automaton in a policy's class: its form, and what its things are called. */
final class Part {
    private final Form form;
    private final StateTable table;
    private final Columns columns;
    private final String member;
    private final ClassName stateType;
    private final boolean isOnly;
    private final Map<String, String> states = new LinkedHashMap<>();
    private final int[] stateOf;

    Part(Form form, String member, ClassName policy, boolean isOnly) {
        this.form = form;
        this.table = form.table();
        this.member = member;
        this.isOnly = isOnly;
        this.stateType = policy.nestedClass(isOnly ? "State" : Names.upper(member) + "State");
        this.columns = form.columns();
        Names names = new Names();
        for (TableState state : table.states()) {
            states.computeIfAbsent(label(state), label -> names.add(JavaNames.label(label)));
        }
        Map<String, Integer> numbers = new HashMap<>();
        states.keySet().forEach(label -> numbers.put(label, numbers.size()));
        this.stateOf = table.states().stream()
                .mapToInt(state -> numbers.getOrDefault(label(state), 0))
                .toArray();
    }

    /** What a state is called; where there are very many, those without a name of their own are one. */
    String label(TableState state) {
        return state.label().orElse(table.states().size() > LargeStatecalls.MOST ? "unnamed" : state.name());
    }

    StateTable table() {
        return table;
    }

    Columns columns() {
        return columns;
    }

    String name() {
        return table.name();
    }

    /** Whether it is the only automaton of its class. */
    boolean isOnly() {
        return isOnly;
    }

    boolean isKeyed() {
        return table.automaton().key().isPresent();
    }

    ClassName stateType() {
        return stateType;
    }

    /** The constants of the enumeration of states, with what each is called in the policy. */
    Map<String, String> states() {
        return states;
    }

    /** The number of a row's state in the enumeration. */
    int stateOf(int row) {
        return stateOf[row];
    }

    /** The column of what changes nothing. */
    int ignored() {
        return columns.ignored();
    }

    /** The column of what is refused everywhere. */
    int refused() {
        return columns.refused();
    }

    /** The object that is where the automaton is, if that is no row of a table. */
    Optional<Form.Sets> sets() {
        return form instanceof Form.Sets sets ? Optional.of(sets) : Optional.empty();
    }

    boolean isSet() {
        return sets().isPresent();
    }

    boolean isSparse() {
        return form instanceof Form.Rows rows && rows.isSparse();
    }

    /** The row that follows another one. */
    CodeBlock cell(String row, CodeBlock column) {
        return isSparse()
                ? CodeBlock.of("$L.next($L, $L)", next(), row, column)
                : CodeBlock.of("$L[($L << $L) + $L]", next(), row, shift(), column);
    }

    /** Whether the limit of the row that follows begins anew. */
    CodeBlock arms(String row, String column) {
        return isSparse()
                ? CodeBlock.of("$L.arms($L, $L)", next(), row, column)
                : CodeBlock.of("$L[($L << $L) + $L] > 0", arms(), row, shift(), column);
    }

    private int shift() {
        return form instanceof Form.Rows rows ? rows.shift() : 0;
    }

    /** The column of a statecall; for one with guards, one behind the last. */
    int column(Statecall call) {
        if (columns.isGuarded(call)) {
            return columns.count();
        }
        return columns.isKnown(call) ? columns.of(columns.letters(call).get(0)) : columns.ignored();
    }

    boolean hasGuards() {
        return table.letters().stream().anyMatch(letter -> !letter.ranges().isEmpty());
    }

    /** The fields that are given with a statecall: the key first. */
    List<String> fields(Statecall call) {
        if (!columns.isKnown(call)) {
            return List.of();
        }
        Set<String> fields = new LinkedHashSet<>();
        keyField(call).ifPresent(fields::add);
        for (Letter letter : columns.letters(call)) {
            letter.ranges().forEach(range -> fields.add(range.field()));
        }
        sets().ifPresent(sets -> fields.addAll(sets.fields(call)));
        return List.copyOf(fields);
    }

    /** Whether steps are given fields. */
    boolean hasFields() {
        return isKeyed()
                || hasGuards()
                || table.letters().stream()
                        .anyMatch(letter -> !fields(letter.call()).isEmpty());
    }

    /** The field that has the key; what is no packet has one that is called like the key. */
    Optional<String> keyField(Statecall call) {
        return table.automaton()
                .key()
                .filter(key -> columns.isKnown(call))
                .map(key -> key.fields().getOrDefault(call.name(), key.name()));
    }

    List<Variable> startVariables() {
        return table.automaton().variables().stream().filter(Variable::isStart).toList();
    }

    /** The names of limits, in the order of their states. */
    List<String> limits() {
        return table.states().stream()
                .flatMap(state -> state.limit().stream())
                .distinct()
                .toList();
    }

    boolean hasLimits() {
        return !limits().isEmpty();
    }

    /** The letters that stand for the end of a limit. */
    List<Statecall> timers() {
        return table.letters().stream()
                .map(Letter::call)
                .filter(call -> call.direction() == Direction.TIMER)
                .distinct()
                .toList();
    }

    // Names in Java

    /** The table. */
    String constant() {
        return Names.constant(member);
    }

    String next() {
        return constant() + "_NEXT";
    }

    String column() {
        return constant() + "_COLUMN";
    }

    String arms() {
        return constant() + "_ARMS";
    }

    String limitOf() {
        return constant() + "_LIMIT";
    }

    /** The variable that has the row, or the row in which instances begin; for a set, what tells which state names it. */
    String row() {
        return isSet() ? set() + ".row()" : member + "Row";
    }

    /** The variable that has the set. */
    String set() {
        return member + "Set";
    }

    /** What all sets share. */
    String program() {
        return constant() + "_PROGRAM";
    }

    String instances() {
        return member + "Instances";
    }

    String member() {
        return member;
    }

    String deadline() {
        return member + "Deadline";
    }

    String local(String what) {
        return member + what;
    }
}
