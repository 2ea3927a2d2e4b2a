package org.mpl4j.tcpip.iface;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.packets.ethernet.Ethernet;
import org.mpl4j.tcpip.packets.ethernet.EthernetBody;
import org.mpl4j.tcpip.packets.ethernet.VlanTag;

/** What packets are sent on: a device, or one VLAN of it. */
public final class Link {
    private static final int HEADER = 14;
    private static final int TAG = 4;

    private final Port port;
    private final int vlan;
    private final int headerBytes;
    private final Bytes source;
    private final Ethernet.Writer ethernet = new Ethernet.Writer();
    private final Ethernet.Builder.Content content = this::content;
    private final EthernetBody.Builder.Content body;
    private final EthernetBody.Builder.Content inner = this::inner;
    private final VlanTag.Builder.Content tag = this::tag;
    private @Nullable PacketHandler handler;
    private Bytes dest = Bytes.EMPTY;
    private int type;
    private PayloadWriter packet = out -> {};

    Link(Port port, int vlan) {
        this.port = port;
        this.vlan = vlan;
        source = MacAddress.bytes(port.mac());
        body = vlan == Port.UNTAGGED ? inner : this::tagged;
        headerBytes = vlan == Port.UNTAGGED ? HEADER : HEADER + TAG;
    }

    /** Sets who gets the packets. */
    public void onPacket(PacketHandler receiver) {
        handler = receiver;
    }

    boolean receive(int etherType, ByteBuffer received, boolean isToGroup) {
        PacketHandler receiver = handler;
        if (receiver == null) {
            return false;
        }
        receiver.receive(etherType, received, isToGroup);
        return true;
    }

    /** Whether there are frames and addresses around packets. */
    public boolean isEthernet() {
        return port.device().isEthernet();
    }

    /** Whether the device computes checksums, and cuts long segments of TCP. */
    public boolean hasOffloads() {
        return port.device().hasOffloads();
    }

    /** Whether the device parts packets that are many datagrams of UDP. */
    public boolean partsDatagrams() {
        return port.device().partsDatagrams();
    }

    /** How much data each of the datagrams of UDP has that the packet that is being received consists of; 0 if it is a single one. */
    public int datagramBytes() {
        return port.datagramBytes();
    }

    /** Whether the checksums in the packet that is being received were verified, or need not be. */
    public boolean isVerified() {
        return port.isVerified();
    }

    /** The longest packet. */
    public int mtu() {
        return port.device().mtu();
    }

    /** The address of this station. */
    public long mac() {
        return port.mac();
    }

    /** The address of this station, as it is sent. */
    public Bytes macBytes() {
        return source;
    }

    /**
     * Sends a packet.
     *
     * @param to the station, of which a link without frames takes no notice
     * @param etherType what it is
     * @param payload writes it
     */
    public void send(Bytes to, int etherType, PayloadWriter payload) {
        send(to, etherType, payload, null);
    }

    /**
     * Sends a packet, and leaves a part of the work to the device, which {@link #hasOffloads}.
     *
     * @param to the station, of which a link without frames takes no notice
     * @param etherType what it is
     * @param payload writes it, without that part
     * @param offload what is left to the device; null for nothing
     */
    public void send(Bytes to, int etherType, PayloadWriter payload, @Nullable Offload offload) {
        if (isEthernet()) {
            dest = to;
            type = etherType;
            packet = payload;
            ethernet.write(port.begin(offload, headerBytes), content);
        } else {
            payload.write(port.begin(offload, 0));
        }
        port.send();
    }

    private Ethernet.Builder.Complete content(Ethernet.Builder.NeedsDestMac builder) {
        return builder.destMac(dest).srcMac(source).frame(body);
    }

    private EthernetBody.Builder.Complete tagged(EthernetBody.Builder.NeedsTypeBranch builder) {
        return builder.asVlan().tag(tag).inner(inner);
    }

    private VlanTag.Builder.Complete tag(VlanTag.Builder.NeedsVid builder) {
        return builder.vid(vlan);
    }

    private EthernetBody.Builder.Complete inner(EthernetBody.Builder.NeedsTypeBranch builder) {
        return builder.asType(type).payload(packet);
    }
}
