package org.mpl4j.tcpip.ip;

import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;

/** A packet that came in and is for us: what its header said, and what is in it. The same object is used for the next packet. */
public final class Datagram {
    private final AddressPair addresses = new AddressPair();
    private @Nullable NetInterface in;
    private Bytes packet = Bytes.EMPTY;
    private Bytes payload = Bytes.EMPTY;
    private int protocol;
    private int hopLimit;
    private int trafficClass;
    private boolean isToGroup;
    private boolean isReassembled;

    void begin(NetInterface from, Bytes whole, boolean toGroup) {
        in = from;
        packet = whole;
        isToGroup = toGroup;
        isReassembled = false;
        content(-1, Bytes.EMPTY);
    }

    void header(int hops, int dscp, int ecn) {
        hopLimit = hops;
        trafficClass = dscp << 2 | ecn;
    }

    void content(int number, Bytes bytes) {
        protocol = number;
        payload = bytes;
    }

    void reassembled(Bytes first, int number, Bytes bytes) {
        packet = first;
        isReassembled = true;
        content(number, bytes);
    }

    void toGroup() {
        isToGroup = true;
    }

    /** From whom to whom. */
    public AddressPair addresses() {
        return addresses;
    }

    /** Where it came in. */
    public NetInterface in() {
        NetInterface from = in;
        if (from == null) {
            throw new IllegalStateException("there is no packet");
        }
        return from;
    }

    /** All of it, or of its first fragment. */
    public Bytes packet() {
        return packet;
    }

    /** What is in it. */
    public Bytes payload() {
        return payload;
    }

    /** The number of the protocol of {@link #payload}. */
    public int protocol() {
        return protocol;
    }

    /** What is left of its hops. */
    public int hopLimit() {
        return hopLimit;
    }

    /** Its congestion notification (RFC 3168). */
    public int ecn() {
        return trafficClass & 3;
    }

    /** Its class of service and congestion notification. */
    public int trafficClass() {
        return trafficClass;
    }

    /** Whether it was sent to several. */
    public boolean isToGroup() {
        return isToGroup;
    }

    /** Whether it came in fragments. */
    public boolean isReassembled() {
        return isReassembled;
    }
}
