package org.mpl4j.compiler.spl.explore;

/**
 * How far exploration goes.
 *
 * @param states how many states a table may have
 * @param isPerPlace whether it may also have as many as the policy has places, if these are more: what is written out is not what explodes
 * @param nodes how many nodes and copied steps a graph may have
 * @param closure how many steps without a statecall may follow each other
 * @param configurations how many configurations a bit-set may have
 * @param registers how many configurations at a time are kept where their values have no bound
 */
public record Limits(int states, boolean isPerPlace, int nodes, int closure, int configurations, int registers) {
    public static final Limits DEFAULT = new Limits(4_096, true, 400_000, 50_000, 512, 32);

    /** The same, with just so many states. */
    public Limits withStates(int newStates) {
        return new Limits(newStates, false, nodes, closure, configurations, registers);
    }

    /** The same, with another number of configurations. */
    public Limits withConfigurations(int newConfigurations) {
        return new Limits(states, isPerPlace, nodes, closure, newConfigurations, registers);
    }
}
