package org.mpl4j.tcpip.iface;

/**
 * What of a packet is left to the device: the checksum of what is in it and, if that is longer than a packet of the link, cutting it into segments. Whoever sends such packets keeps one and sets it anew for
 * each.
 */
public final class Offload {
    private boolean isV4;
    private int packetHeader;
    private int checksumAt;
    private int partialSum;
    private int segmentHeader;
    private int segmentBytes;
    private boolean saysReduced;
    private boolean isOfDatagrams;
    private int at;

    /** Nothing yet. */
    public Offload() {}

    /**
     * Sets which checksum is left.
     *
     * @param isOfV4 which version of IP the packet is of
     * @param headerBytes how long its header is; behind it begins what the checksum is about
     * @param offset where the checksum is, from there
     * @param sum the sum of the pseudo-header, 0 to 65,535
     */
    public void checksum(boolean isOfV4, int headerBytes, int offset, int sum) {
        isV4 = isOfV4;
        packetHeader = headerBytes;
        checksumAt = offset;
        partialSum = sum;
        segmentBytes = 0;
        saysReduced = false;
        isOfDatagrams = false;
    }

    /**
     * Sets how the packet is cut.
     *
     * @param headerBytes how long the header of TCP is, which each segment gets
     * @param dataBytes how much data each segment gets, the last one what is left
     * @param hasReduced whether the first segment, and that one only, says that the congestion window was reduced (RFC 3168 section 6.1.2)
     */
    public void segments(int headerBytes, int dataBytes, boolean hasReduced) {
        saysReduced = hasReduced;
        segmentHeader = headerBytes;
        segmentBytes = dataBytes;
    }

    /**
     * Sets that the packet is many datagrams of UDP behind one header, which each of them gets.
     *
     * @param headerBytes how long the header of UDP is
     * @param dataBytes how much data each datagram gets, the last one what is left
     */
    public void datagrams(int headerBytes, int dataBytes) {
        segments(headerBytes, dataBytes, false);
        isOfDatagrams = true;
    }

    boolean isOfDatagrams() {
        return isOfDatagrams;
    }

    boolean isV4() {
        return isV4;
    }

    int packetHeader() {
        return packetHeader;
    }

    int checksumAt() {
        return checksumAt;
    }

    int partialSum() {
        return partialSum;
    }

    int segmentHeader() {
        return segmentHeader;
    }

    int segmentBytes() {
        return segmentBytes;
    }

    boolean saysReduced() {
        return saysReduced;
    }

    /** Where the checksum is in the frame's buffer. */
    int at() {
        return at;
    }

    void setAt(int value) {
        at = value;
    }
}
