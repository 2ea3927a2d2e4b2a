package org.mpl4j.compiler.spl.explore;

import java.util.Arrays;

/** A row of each table of a product, in the order of its tables. Equal by rows. */
public record JointState(int[] rows) {
    @Override
    public boolean equals(Object other) {
        return other instanceof JointState s && Arrays.equals(s.rows, rows);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rows);
    }

    @Override
    public String toString() {
        return Arrays.toString(rows);
    }
}
