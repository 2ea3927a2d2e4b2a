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
import org.mpl4j.compiler.spl.explore.JointLetter;
import org.mpl4j.compiler.spl.explore.JointState;
import org.mpl4j.compiler.spl.explore.Product;
import org.mpl4j.compiler.spl.model.Statecall;

/**
 * Follows what a capture shows through all states in which a policy may be: events of the program and the ends of time limits cannot be seen, so each of them may have
 * happened at any time.
 */
public final class HiddenPlayer {
    private final Product product;
    private final List<JointLetter> hidden;
    private final Map<Statecall, List<JointLetter>> seen;
    private Set<JointState> now;

    /** At each of the starts. */
    public HiddenPlayer(Product product) {
        this.product = product;
        this.hidden = product.letters().stream()
                .filter(letter -> !isSeen(letter.letter().call()))
                .toList();
        this.seen = product.letters().stream()
                .filter(letter -> isSeen(letter.letter().call()))
                .collect(Collectors.groupingBy(letter -> letter.letter().call()));
        this.now = closure(product.starts());
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
        List<JointState> next = new ArrayList<>();
        for (JointState rows : now) {
            for (JointLetter letter : letters) {
                product.next(rows, letter).ifPresent(next::add);
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
                            .anyMatch(rows -> product.next(rows, letter).isPresent()))) {
                allowed.add(call.name());
            }
        });
        return allowed;
    }

    /** The states that it may be in, by automaton and name. */
    public Set<String> states() {
        Set<String> states = new TreeSet<>();
        for (JointState rows : now) {
            List<String> names = new ArrayList<>();
            for (int at = 0; at < product.tables().size(); at++) {
                names.add(product.state(rows, at).name());
            }
            states.add(String.join("/", names));
        }
        return states;
    }

    private Set<JointState> closure(List<JointState> from) {
        Set<JointState> found = new LinkedHashSet<>(from);
        Deque<JointState> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            JointState rows = open.remove();
            for (JointLetter letter : hidden) {
                product.next(rows, letter).filter(found::add).ifPresent(open::add);
            }
        }
        return found;
    }
}
