package org.mpl4j.runtime;

/**
 * For generated code: a sum over what is chosen in a packet (which branches are taken, which optional items are there, how big something is). It is made once from what a
 * builder was given and once from what is read afterwards, and shows whether the two are the same.
 *
 * @hidden
 */
public final class ChoiceSum {
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    /** In sums: something was built that may be read otherwise. */
    private static final long DOUBT = 1;

    /** In sums: something was built that takes all that is left of a window. */
    private static final long REST = 2;

    private static final long MARKS = DOUBT | REST;

    /** Without the bits that are for marks. */
    private long sum;

    private int marks;

    /** The sum of nothing. */
    public ChoiceSum() {}

    /**
     * Adds a choice; the order counts.
     *
     * @param choice the index of a branch, a size, a count
     */
    public void add(long choice) {
        // One more than the choice, so that the first one counts. The bits for marks are zero in each term, and stay
        // so.
        sum = (sum + (choice + 1 << 2)) * MULTIPLIER;
    }

    /**
     * Adds whether something is there.
     *
     * @param isThere whether it is
     */
    public void add(boolean isThere) {
        add(isThere ? 1 : 2);
    }

    /** Marks the sum: something was built that may be read otherwise. */
    public void doubt() {
        marks |= (int) DOUBT;
    }

    /** Marks the sum: something was built that takes all that is left of the window, if nothing more follows in it. */
    public void rest() {
        marks |= (int) REST;
    }

    /** Says that more follows in the window: if something took all that is left of it, that is in doubt. */
    public void more() {
        if (marks != 0) {
            marks |= marks >>> 1 & (int) DOUBT;
        }
    }

    /**
     * Whether something that was built may be read otherwise.
     *
     * @return whether there is a doubt
     */
    public boolean isDoubtful() {
        return (marks & DOUBT) != 0;
    }

    /**
     * Begins a sum within this one.
     *
     * @return this sum, for {@link #end}
     */
    public long begin() {
        long around = marked();
        sum = 0;
        marks = 0;
        return around;
    }

    /**
     * Ends a sum within this one, which does not count for it.
     *
     * @param around what {@link #begin} returned
     * @return the sum that ends
     */
    public long end(long around) {
        long inner = marked();
        sum = around & ~MARKS;
        marks = (int) (around & MARKS);
        return inner;
    }

    private long marked() {
        return sum | marks;
    }

    /**
     * Whether something that was built may be read otherwise.
     *
     * @param sum of it
     * @return whether there is a doubt
     */
    public static boolean isDoubtful(long sum) {
        return (sum & DOUBT) != 0;
    }

    /**
     * Whether two sums, marks aside, differ.
     *
     * @param one of what was built
     * @param other of what is read
     * @return whether they do
     */
    public static boolean differ(long one, long other) {
        return ((one ^ other) & ~MARKS) != 0;
    }
}
