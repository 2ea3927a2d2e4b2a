package org.mpl4j.compiler.spl.explore;

import java.util.Arrays;

/**
 * One of those things that an automaton may be doing: where it is in its graph, and the values of all variables there.
 *
 * @param values not changed by anybody; what does not matter is 0
 */
public record Configuration(int node, long[] values) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Configuration c && c.node == node && Arrays.equals(c.values, values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + node;
    }

    @Override
    public String toString() {
        return node + Arrays.toString(values);
    }
}
