package org.mpl4j.compiler.spl.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.output.Ensemble;
import org.mpl4j.compiler.spl.output.JointLetter;

/**
 * Follows what a capture shows through all states in which a policy may be: events of the program and the ends of time limits cannot be seen, so each of them may have
 * happened at any time.
 */
public final class HiddenPlayer {
    private final Ensemble ensemble;
    private final List<JointLetter> hidden;
    private final Map<Statecall, List<JointLetter>> seen;
    private Set<List<Integer>> now;

    /** At each of the starts. */
    public HiddenPlayer(Ensemble ensemble) {
        this.ensemble = ensemble;
        Map<Boolean, List<JointLetter>> letters =
                ensemble.letters().stream().collect(Collectors.partitioningBy(letter -> isSeen(letter.call())));
        this.hidden = letters.get(false);
        this.seen = letters.get(true).stream().collect(Collectors.groupingBy(JointLetter::call));
        this.now = closure(ensemble.starts());
    }

    private static boolean isSeen(Statecall call) {
        return call.name().startsWith("Receive_") || call.name().startsWith("Transmit_");
    }

    /** A step, with any values of its packet's fields. Nothing changes if no state allows it. */
    public boolean step(Statecall call) {
        List<JointLetter> letters = seen.get(call);
        if (letters == null) {
            return true;
        }
        List<List<Integer>> next = new ArrayList<>();
        for (List<Integer> rows : now) {
            for (JointLetter letter : letters) {
                List<Integer> after = ensemble.next(rows, letter);
                if (!after.isEmpty()) {
                    next.add(after);
                }
            }
        }
        if (next.isEmpty()) {
            return false;
        }
        now = closure(next);
        return true;
    }

    /** What a capture may show next. */
    public Set<String> allowed() {
        Set<String> allowed = new TreeSet<>();
        seen.forEach((call, letters) -> {
            if (letters.stream()
                    .anyMatch(letter -> now.stream()
                            .anyMatch(rows -> !ensemble.next(rows, letter).isEmpty()))) {
                allowed.add(call.name());
            }
        });
        return allowed;
    }

    /** The states that it may be in, by automaton and name. */
    public Set<String> states() {
        Set<String> states = new TreeSet<>();
        for (List<Integer> rows : now) {
            List<String> names = new ArrayList<>();
            for (int at = 0; at < rows.size(); at++) {
                names.add(ensemble.tables().get(at).states().get(rows.get(at)).name());
            }
            states.add(String.join("/", names));
        }
        return states;
    }

    private Set<List<Integer>> closure(List<List<Integer>> from) {
        Set<List<Integer>> found = new LinkedHashSet<>(from);
        Deque<List<Integer>> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            List<Integer> rows = open.remove();
            for (JointLetter letter : hidden) {
                List<Integer> next = ensemble.next(rows, letter);
                if (!next.isEmpty() && found.add(next)) {
                    open.add(next);
                }
            }
        }
        return found;
    }
}
