package org.mpl4j.compiler.spl.replay;

import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.table.TableState;

/**
 * An automaton that refuses a statecall.
 *
 * @param key of the instance, if there is one for each key
 * @param label what the policy calls the state that it is in
 * @param state where that is in the policy's text, if it has a table
 */
public record Refusal(
        String automaton,
        Optional<Long> key,
        Optional<String> label,
        Optional<TableState> state,
        List<Statecall> allowed) {
    private static final int MOST_ALLOWED = 12;

    /** A sentence about it. */
    public String message(Statecall refused) {
        StringBuilder text = new StringBuilder(automaton);
        key.ifPresent(number -> text.append('[').append(number).append(']'));
        text.append(": ")
                .append(refused.name())
                .append(" is not allowed in ")
                .append(place())
                .append(". Allowed: ");
        if (allowed.isEmpty()) {
            return text.append("nothing more").toString();
        }
        List<String> names = allowed.stream().map(Statecall::name).sorted().toList();
        text.append(String.join(", ", names.subList(0, Math.min(names.size(), MOST_ALLOWED))));
        if (names.size() > MOST_ALLOWED) {
            text.append(" and ").append(names.size() - MOST_ALLOWED).append(" more");
        }
        return text.toString();
    }

    private String place() {
        String name = label.or(() -> state.map(TableState::name))
                .map(known -> "`" + known + "`")
                .orElse("its state");
        return name
                + state.flatMap(known -> known.places().stream().findFirst())
                        .map(span -> " (" + span.file() + ":" + span.line() + ")")
                        .orElse("");
    }
}
