package org.mpl4j.runtime;

/** What is thrown when something is asked for that a packet may have and does not. */
public final class Absence {
    private Absence() {}

    /**
     * An optional field is not there.
     *
     * @param field its name
     * @return the exception, to be thrown
     */
    public static IllegalStateException field(String field) {
        return new IllegalStateException("this packet has no " + field);
    }

    /**
     * Another branch was taken.
     *
     * @param label of the branch that was asked for
     * @param taken the branch that was taken
     * @return the exception, to be thrown
     */
    public static IllegalStateException branch(String label, Enum<?> taken) {
        return new IllegalStateException("this packet has branch " + taken + ", not " + label);
    }

    /**
     * No branch fits, although one did when the packet was parsed.
     *
     * @param tag that decides
     * @return the exception, to be thrown
     */
    public static IllegalStateException anyBranch(String tag) {
        return new IllegalStateException("the bytes under a view have been changed: no branch fits " + tag);
    }
}
