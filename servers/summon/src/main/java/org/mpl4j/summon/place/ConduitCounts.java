package org.mpl4j.summon.place;

/**
 * The conduits of a place.
 *
 * @param open those that there are
 * @param opened all that there have been, of all its processes
 * @param refused how often somebody that asked for one got none
 */
public record ConduitCounts(long open, long opened, long refused) {
    /** None at all. */
    public static final ConduitCounts NONE = new ConduitCounts(0, 0, 0);
}
