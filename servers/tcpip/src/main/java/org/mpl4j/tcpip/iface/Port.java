package org.mpl4j.tcpip.iface;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.count.Counts;
import org.mpl4j.tcpip.packets.ethernet.Ethernet;
import org.mpl4j.tcpip.packets.ethernet.EthernetBody;
import org.mpl4j.tcpip.packets.tcpip.IpVersion;
import org.mpl4j.tcpip.phy.Device;

/** A device and its links: the untagged one, and one for each VLAN (IEEE 802.1Q-2022). Frames are read here, and sorted by their tags. */
public final class Port {
    static final int UNTAGGED = 0;

    private static final int VLANS = 4095;
    private static final int FRAME_OVERHEAD = 80;
    private static final int LONGEST_PACKET = 0xffff;
    private static final int VERSION_6 = 6;

    private final Device device;
    private final long mac;
    private final TimerWheel clock;
    private final @Nullable Link[] links = new Link[VLANS];
    private final ByteBuffer in;
    private final ByteBuffer frame;
    private final PacketWindow window = new PacketWindow();
    private final Ethernet ethernet = new Ethernet();
    private final EthernetBody body = new EthernetBody();
    private final EthernetBody.TypeBranch.Type content = new EthernetBody.TypeBranch.Type();
    private final IpVersion ipVersion = new IpVersion();
    private final PacketWriter out = new PacketWriter();
    private final @Nullable OffloadHeaders offloads;
    private @Nullable Offload leaving;
    private boolean isVerified;
    private final Counts<LinkEvent> counts = new Counts<>(LinkEvent.class);

    /**
     * A port without links.
     *
     * @param device where frames come from
     * @param mac the address of this station
     * @param clock tells the device what time it is
     */
    public Port(Device device, long mac, TimerWheel clock) {
        this.device = device;
        this.mac = mac;
        this.clock = clock;
        int frameBytes = (device.hasOffloads() ? LONGEST_PACKET : device.mtu()) + FRAME_OVERHEAD;
        in = ByteBuffer.allocateDirect(frameBytes);
        frame = ByteBuffer.allocateDirect(frameBytes);
        offloads = device.hasOffloads() ? new OffloadHeaders() : null;
    }

    /** The link without tags. */
    public Link untagged() {
        return vlan(UNTAGGED);
    }

    /**
     * The link of a VLAN.
     *
     * @param id 1 to 4094
     */
    public Link vlan(int id) {
        Link link = links[id];
        if (link == null) {
            link = new Link(this, id);
            links[id] = link;
        }
        return link;
    }

    /** Takes one frame from the device; returns whether there was one. */
    public boolean poll() {
        if (!device.read(in, clock.now())) {
            return false;
        }
        receive(in);
        return true;
    }

    /** Takes a frame, from the buffer's position to its limit. It is gone when this returns. */
    public void receive(ByteBuffer received) {
        counts.add(LinkEvent.RECEIVED);
        try {
            OffloadHeaders headers = offloads;
            isVerified = headers != null && headers.read(received);
            if (device.isEthernet()) {
                ethernet.wrap(received);
                receiveFrame();
            } else {
                int version = ipVersion.wrap(received).version();
                deliver(UNTAGGED, version == VERSION_6 ? EtherTypes.IPV6 : EtherTypes.IPV4, received, false);
            }
        } catch (ParseException e) {
            counts.add(LinkEvent.MALFORMED);
        }
    }

    private void receiveFrame() {
        long dest = ethernet.destMacAsLong();
        if (dest != mac && !MacAddress.isGroup(dest)) {
            counts.add(LinkEvent.FOR_OTHERS);
            return;
        }
        ethernet.frame(body);
        int vlan = UNTAGGED;
        if (body.typeKind() == EthernetBody.TypeKind.Vlan) {
            EthernetBody.TypeBranch.Vlan tagged = body.asVlan();
            vlan = tagged.tag().vid();
            tagged.inner(body);
        }
        if (body.typeKind() != EthernetBody.TypeKind.Type) {
            counts.add(LinkEvent.UNKNOWN_TYPE);
            return;
        }
        body.asType(content);
        window.over(content.buffer(), content.payloadStartOffset(), content.payloadEndOffset());
        deliver(vlan, body.typeRaw(), window.buffer(), MacAddress.isGroup(dest));
    }

    private void deliver(int vlan, int type, ByteBuffer packet, boolean isToGroup) {
        Link link = vlan < VLANS ? links[vlan] : null;
        if (link == null) {
            counts.add(LinkEvent.UNKNOWN_VLAN);
        } else if (!link.receive(type, packet, isToGroup)) {
            counts.add(LinkEvent.UNKNOWN_TYPE);
        }
    }

    /** Whether the checksums in the frame that is being received were verified, or need not be. */
    boolean isVerified() {
        return isVerified;
    }

    /** How much data each of the datagrams has that the frame that is being received consists of; 0 if it is not such a frame. */
    int datagramBytes() {
        return offloads == null ? 0 : offloads.datagramBytes();
    }

    /** Begins a frame, part of the work on which is left to the device; null if none is. */
    PacketWriter begin(@Nullable Offload offload, int linkHeader) {
        leaving = offload;
        out.reset(frame.clear());
        if (offloads != null) {
            offloads.write(out, offload, linkHeader);
        }
        return out;
    }

    /** Sends the frame that was begun. */
    void send() {
        out.finish();
        if (offloads != null && leaving != null) {
            offloads.complete(frame, leaving);
        }
        counts.add(device.write(frame.flip(), clock.now()) ? LinkEvent.SENT : LinkEvent.NOT_SENT);
    }

    /** Sends what the device has kept until now. */
    public void flush() {
        int lost = device.flush();
        if (lost > 0) {
            counts.add(LinkEvent.SENT, -lost);
            counts.add(LinkEvent.NOT_SENT, lost);
        }
    }

    /** The device. */
    public Device device() {
        return device;
    }

    /** The address of this station. */
    public long mac() {
        return mac;
    }

    /** What happened. */
    public Counts<LinkEvent> counts() {
        return counts;
    }
}
