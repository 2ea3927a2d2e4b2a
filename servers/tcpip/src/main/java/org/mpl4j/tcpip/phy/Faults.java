package org.mpl4j.tcpip.phy;

/**
 * What a {@link FaultyDevice} does to the frames that it sends.
 *
 * @param loss the share of frames that are lost, 0 to 1
 * @param duplication the share of frames that are sent twice
 * @param reordering the share of frames that wait for as long as {@code reorderDelay} while others overtake them
 * @param corruption the share of frames one bit of which is turned
 * @param delay how long each frame is on its way, in nanoseconds
 * @param jitter by how much that is longer at most; frames keep their order in spite of it
 * @param reorderDelay how long frames wait that others are to overtake
 * @param bitsPerSecond how fast the link is; 0 for no limit
 * @param queued how many frames may be on their way; what is too much is lost
 */
public record Faults(
        double loss,
        double duplication,
        double reordering,
        double corruption,
        long delay,
        long jitter,
        long reorderDelay,
        long bitsPerSecond,
        int queued) {
    private static final int QUEUED = 1_000;
    private static final long REORDER_DELAY = 5_000_000;

    /** A good link. */
    public static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0, REORDER_DELAY, 0, QUEUED);

    /** Checks them. */
    public Faults {
        requireShare("loss", loss);
        requireShare("duplication", duplication);
        requireShare("reordering", reordering);
        requireShare("corruption", corruption);
        if (delay < 0 || jitter < 0 || reorderDelay < 0 || bitsPerSecond < 0 || queued < 1) {
            throw new IllegalArgumentException("delays and speeds are at least 0, and one frame must have room");
        }
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is a share, from 0 to 1, not " + value);
        }
    }

    /** The same, with this loss. */
    public Faults loss(double share) {
        return new Faults(
                share, duplication, reordering, corruption, delay, jitter, reorderDelay, bitsPerSecond, queued);
    }

    /** The same, with this duplication. */
    public Faults duplication(double share) {
        return new Faults(loss, share, reordering, corruption, delay, jitter, reorderDelay, bitsPerSecond, queued);
    }

    /** The same, with this reordering. */
    public Faults reordering(double share) {
        return new Faults(loss, duplication, share, corruption, delay, jitter, reorderDelay, bitsPerSecond, queued);
    }

    /** The same, with this corruption. */
    public Faults corruption(double share) {
        return new Faults(loss, duplication, reordering, share, delay, jitter, reorderDelay, bitsPerSecond, queued);
    }

    /** The same, with this delay. */
    public Faults delay(long least, long more) {
        return new Faults(loss, duplication, reordering, corruption, least, more, reorderDelay, bitsPerSecond, queued);
    }

    /** The same, as fast as this, with so many frames in the queue before it. */
    public Faults bandwidth(long bits, int frames) {
        return new Faults(loss, duplication, reordering, corruption, delay, jitter, reorderDelay, bits, frames);
    }
}
