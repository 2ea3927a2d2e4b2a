package org.mpl4j.tcpip.ip;

import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.runtime.checksum.Checksum;
import org.mpl4j.runtime.checksum.InternetChecksum;
import org.mpl4j.tcpip.iface.Offload;

/** A packet that is to be sent. Whoever sends packets keeps one and sets it anew for each. */
public final class Outgoing {
    static final int HOPS_BY_INTERFACE = 0;
    private static final int NONE = -1;

    private final AddressPair addresses = new AddressPair();
    private @Nullable NetInterface via;
    private int protocol;
    private int hopLimit;
    private int trafficClass;
    private boolean mayFragment;
    private int length;
    private PayloadWriter payload = out -> {};
    private final Offload offload = new Offload();
    private int checksumOffset;
    private int segmentHeader;
    private int segmentBytes;
    private boolean saysReduced;
    private boolean isOfDatagrams;
    private boolean leavesChecksum;
    private boolean alertsRouters;

    /** Begins anew. An unspecified source is chosen on the way, unless {@link #via} says that it stays. */
    public Outgoing to(int protocolNumber, long sourceHigh, long sourceLow, long destHigh, long destLow) {
        addresses.set(sourceHigh, sourceLow, destHigh, destLow);
        protocol = protocolNumber;
        via = null;
        hopLimit = HOPS_BY_INTERFACE;
        trafficClass = 0;
        mayFragment = true;
        checksumOffset = NONE;
        segmentBytes = 0;
        isOfDatagrams = false;
        leavesChecksum = false;
        alertsRouters = false;
        return this;
    }

    /** Begins anew: from whom something came to, back to who sent it. */
    public Outgoing back(int protocolNumber, AddressPair question) {
        long fromHigh = question.destHigh();
        long fromLow = question.destLow();
        return to(protocolNumber, fromHigh, fromLow, question.sourceHigh(), question.sourceLow());
    }

    /** Sets the interface to use, without a look at routes, and the source as it is. */
    public Outgoing via(NetInterface out) {
        via = out;
        return this;
    }

    /** Sets the number of hops; 0 leaves that to the interface. */
    public Outgoing hopLimit(int hops) {
        hopLimit = hops;
        return this;
    }

    /** Sets the class of service and congestion notification. */
    public Outgoing trafficClass(int value) {
        trafficClass = value;
        return this;
    }

    /** Says that routers look into the packet: it gets the option for that (RFC 2113, RFC 2711), with the value for group management. */
    public Outgoing alertRouters() {
        alertsRouters = true;
        return this;
    }

    boolean alertsRouters() {
        return alertsRouters;
    }

    /** Says that a packet that is too long for its path is not to be sent. */
    public Outgoing unfragmented() {
        mayFragment = false;
        return this;
    }

    /**
     * Sets what is in the packet.
     *
     * @param bytes how long it is
     * @param content writes it; its checksum is about {@link #addresses}, which are complete by then
     */
    public Outgoing payload(int bytes, PayloadWriter content) {
        length = bytes;
        payload = content;
        return this;
    }

    /**
     * Says that a checksum may be left to the device. Whether it is, {@link #leavesChecksum} tells the writer of the payload.
     *
     * @param offset where it is in the payload, all of which it is about, with the pseudo-header
     */
    public Outgoing checksumAt(int offset) {
        checksumOffset = offset;
        return this;
    }

    /**
     * Says that a packet that is longer than its path takes may be cut into segments by the device.
     *
     * @param headerBytes how long the header of TCP is, which each segment gets
     * @param dataBytes how much data each segment has, so that it is short enough
     * @param hasReduced whether the first segment, and that one only, says that the congestion window was reduced
     */
    public Outgoing segments(int headerBytes, int dataBytes, boolean hasReduced) {
        saysReduced = hasReduced;
        segmentHeader = headerBytes;
        segmentBytes = dataBytes;
        return this;
    }

    /**
     * Says that the packet is many datagrams of UDP behind one header, which the device parts: {@link IpOutput#partsDatagrams} has to say that it can.
     *
     * @param headerBytes how long that header is
     * @param dataBytes how much data each datagram has
     */
    public Outgoing datagrams(int headerBytes, int dataBytes) {
        isOfDatagrams = true;
        return segments(headerBytes, dataBytes, false).unfragmented();
    }

    boolean isOfDatagrams() {
        return isOfDatagrams;
    }

    /** Whether the device computes the checksum, and its field in the payload has any value. */
    public boolean leavesChecksum() {
        return leavesChecksum;
    }

    boolean mayLeaveChecksum() {
        return checksumOffset != NONE;
    }

    /** How long one of the packets that this one may be cut into is; its own length if it may not. */
    int lengthOfSegment() {
        return segmentBytes == 0 ? length : Math.min(length, segmentHeader + segmentBytes);
    }

    /** Leaves the checksum to the device, and the cutting if the packet is longer than so many bytes. */
    Offload leave(int header, int mtu) {
        long sum = Checksum.INET.add(Checksum.INET.start(), addresses.pseudo());
        sum = InternetChecksum.addNumber(sum, protocol + (long) length);
        leavesChecksum = true;
        offload.checksum(addresses.isV4(), header, checksumOffset, ~InternetChecksum.finish(sum) & 0xffff);
        if (isOfDatagrams) {
            offload.datagrams(segmentHeader, segmentBytes);
        } else if (header + length > mtu) {
            offload.segments(segmentHeader, segmentBytes, saysReduced);
        }
        return offload;
    }

    void complete() {
        leavesChecksum = false;
    }

    /** From whom to whom. */
    public AddressPair addresses() {
        return addresses;
    }

    @Nullable
    NetInterface via() {
        return via;
    }

    int protocol() {
        return protocol;
    }

    int hopLimit() {
        return hopLimit;
    }

    int dscp() {
        return trafficClass >>> 2;
    }

    int ecn() {
        return trafficClass & 3;
    }

    boolean mayFragment() {
        return mayFragment;
    }

    int length() {
        return length;
    }

    PayloadWriter payload() {
        return payload;
    }
}
