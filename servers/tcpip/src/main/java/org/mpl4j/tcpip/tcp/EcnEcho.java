package org.mpl4j.tcpip.tcp;

/** Marks of congestion in both directions (RFC 3168 section 6.1): those that came are echoed until the other side says that it has reduced its window, and ours is said to be reduced once for each reduction. */
final class EcnEcho {
    /** What IP's field says of a packet that may be marked: ECT(0). */
    static final int CAPABLE = 2;

    private static final int MARKED = 3;

    private boolean isEchoing;
    private boolean hasReduced;

    /** Takes a segment of the other side; returns whether it is the first that is marked. */
    boolean take(Segment in) {
        if (in.cwr) {
            isEchoing = false;
        }
        boolean isNew = in.ecn == MARKED && !isEchoing;
        isEchoing |= isNew;
        return isNew;
    }

    /** Whether the next segment echoes a mark. */
    boolean isEchoing() {
        return isEchoing;
    }

    boolean hasReduced() {
        return hasReduced;
    }

    /** Goes on where another stack was. */
    void restore(boolean echoes, boolean reduced) {
        isEchoing = echoes;
        hasReduced = reduced;
    }

    /** The window was reduced. */
    void reduced() {
        hasReduced = true;
    }

    /** Whether the next segment of new data says so; true once for each reduction. */
    boolean takeReduced() {
        boolean is = hasReduced;
        hasReduced = false;
        return is;
    }
}
