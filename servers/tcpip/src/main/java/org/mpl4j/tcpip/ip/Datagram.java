package org.mpl4j.tcpip.ip;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.View;
import org.mpl4j.tcpip.iface.PacketWindow;

/** A packet that came in and is for us: what its header said, and what is in it. The same object is used for the next packet. */
public final class Datagram {
    private final AddressPair addresses = new AddressPair();
    private @Nullable NetInterface in;
    private final PacketWindow packet = new PacketWindow();
    private final PacketWindow payload = new PacketWindow();
    private int protocol;
    private int hopLimit;
    private int trafficClass;
    private boolean isToGroup;
    private boolean isReassembled;
    private boolean isVerified;
    private boolean alertsRouters;
    private int datagramBytes;

    void begin(NetInterface from, View whole, boolean toGroup) {
        begin(from, toGroup);
        packet.over(whole.buffer(), whole.startOffset(), whole.endOffset());
    }

    /** A packet of which only the beginning is known. */
    void begin(NetInterface from, Bytes beginning, boolean toGroup) {
        begin(from, toGroup);
        packet.over(beginning);
    }

    private void begin(NetInterface from, boolean toGroup) {
        in = from;
        isToGroup = toGroup;
        isReassembled = false;
        alertsRouters = false;
        isVerified = from.link().isVerified();
        datagramBytes = from.link().datagramBytes();
        protocol = -1;
        payload.close();
    }

    void header(int hops, int dscp, int ecn) {
        hopLimit = hops;
        trafficClass = dscp << 2 | ecn;
    }

    void content(int number, Bytes bytes) {
        protocol = number;
        payload.over(bytes);
    }

    void content(int number, ByteBuffer buffer, int start, int end) {
        protocol = number;
        payload.over(buffer, start, end);
    }

    void reassembled(Bytes first, int number, Bytes bytes) {
        packet.over(first);
        isReassembled = true;
        isVerified = false;
        datagramBytes = 0;
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
        return Bytes.wrap(packet.buffer());
    }

    /** What is in it. */
    public Bytes payload() {
        return Bytes.wrap(payload.buffer());
    }

    /** What is in it, from the buffer's position to its limit. */
    public ByteBuffer payloadBuffer() {
        return payload.buffer();
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

    /** Whether the checksum of {@link #payload} was verified by the device, or need not be. */
    public boolean isVerified() {
        return isVerified;
    }

    /** How much data each of the datagrams of UDP has that {@link #payload} is; 0 if it is a single one. */
    public int datagramBytes() {
        return datagramBytes;
    }

    void alert() {
        alertsRouters = true;
    }

    /** Whether routers are to look into it (RFC 2113, RFC 2711). */
    public boolean alertsRouters() {
        return alertsRouters;
    }

    /** Whether it came in fragments. */
    public boolean isReassembled() {
        return isReassembled;
    }
}
