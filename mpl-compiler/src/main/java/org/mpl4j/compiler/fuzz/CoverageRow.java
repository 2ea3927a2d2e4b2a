package org.mpl4j.compiler.fuzz;

import java.util.List;

/**
 * How much of one choice packets have had.
 *
 * @param name of the packet and the item, {@code dns_rr.rdata}
 * @param unit what is counted: branches, or the cases of an optional item
 * @param count of all there are
 * @param missing those that no packet had
 */
public record CoverageRow(String name, String unit, int count, List<String> missing) {
    public CoverageRow {
        missing = List.copyOf(missing);
    }

    /** {@code 21 of 22 branches; never reached: Apl}. */
    public String text() {
        String reached = count - missing.size() + " of " + count + " " + unit;
        return missing.isEmpty() ? reached : reached + "; never reached: " + String.join(", ", missing);
    }
}
