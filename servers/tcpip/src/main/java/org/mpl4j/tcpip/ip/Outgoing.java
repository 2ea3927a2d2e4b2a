package org.mpl4j.tcpip.ip;

import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.PayloadWriter;

/** A packet that is to be sent. Whoever sends packets keeps one and sets it anew for each. */
public final class Outgoing {
    static final int HOPS_BY_INTERFACE = 0;

    private final AddressPair addresses = new AddressPair();
    private @Nullable NetInterface via;
    private int protocol;
    private int hopLimit;
    private int trafficClass;
    private boolean mayFragment;
    private int length;
    private PayloadWriter payload = out -> {};

    /** Begins anew. An unspecified source is chosen on the way, unless {@link #via} says that it stays. */
    public Outgoing to(int protocolNumber, long sourceHigh, long sourceLow, long destHigh, long destLow) {
        addresses.set(sourceHigh, sourceLow, destHigh, destLow);
        protocol = protocolNumber;
        via = null;
        hopLimit = HOPS_BY_INTERFACE;
        trafficClass = 0;
        mayFragment = true;
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
