package org.mpl4j.compiler.spl.output.diagram;

import java.util.List;
import java.util.Optional;

/**
 * What a picture of an automaton has.
 *
 * @param nodes one for each state, by number
 * @param notes what would only clutter it, as sentences
 */
record Drawing(String title, List<Node> nodes, List<Edge> edges, List<String> notes) {
    /**
     * A state.
     *
     * @param isNamed whether the policy names it
     * @param loops statecalls that do not leave it
     * @param starts for each combination of start values that begins here, the values; an empty text if there is one beginning only
     * @param limit the time limit that it is inside of
     */
    record Node(
            int number,
            String title,
            boolean isNamed,
            List<CallLabel> loops,
            List<String> starts,
            boolean isEnd,
            Optional<String> limit) {}

    /** All statecalls that lead from one state to another one. */
    record Edge(int from, int to, List<CallLabel> calls) {}
}
