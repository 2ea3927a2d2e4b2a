package org.mpl4j.compiler.spl.explore;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.table.TableState;

/** An automaton that runs, whatever its form. */
public interface Machine {
    /** Begins anew, with a value for each start variable. */
    void start(List<Integer> values);

    /** Goes on if the statecall is allowed, or if the automaton takes no notice of it; otherwise nothing changes. */
    boolean step(Statecall call, Map<String, Long> fields);

    /** The statecalls of the alphabet that are allowed now, with some values of their fields. */
    Set<Statecall> allowed();

    /** Whether it may stop here. */
    boolean isEnd();

    /** What the policy calls the state. */
    Optional<String> label();

    /** The row that it is in, if it is a table. */
    default Optional<TableState> tableState() {
        return Optional.empty();
    }

    /** Whether the last step was refused only as there was no room to follow all that may be happening. */
    default boolean hasOverflowed() {
        return false;
    }
}
