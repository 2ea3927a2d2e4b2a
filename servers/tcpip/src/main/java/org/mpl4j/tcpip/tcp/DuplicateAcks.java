package org.mpl4j.tcpip.tcp;

/** Acknowledgments that say nothing new: each tells that one segment arrived behind one that did not (RFC 5681 section 2, RFC 6582). For connections without selective ones. */
final class DuplicateAcks {
    private static final int THRESHOLD = 3;

    private int count;

    /**
     * Takes an acknowledgment.
     *
     * @param bytes how much it acknowledges that was not
     * @param isOpen whether nothing is known to be lost
     * @return how many bytes arrived beyond what it acknowledges, less those that were known of
     */
    int acknowledged(int bytes, boolean isDuplicate, int segment, boolean isOpen) {
        if (isDuplicate) {
            count++;
            return segment;
        }
        if (bytes <= 0 || count == 0) {
            return 0;
        }
        // What filled the hole was not counted before, what was behind it was.
        int known = isOpen ? count : Math.min(count, Math.max(bytes / segment - 1, 0));
        count -= known;
        return -Math.min(known * segment, bytes - 1);
    }

    /** Whether there are so many that the first segment is lost. */
    boolean isLoss() {
        return count >= THRESHOLD;
    }

    /** How many bytes arrived, about. */
    int arrived(int segment) {
        return count * segment;
    }

    void forget() {
        count = 0;
    }
}
