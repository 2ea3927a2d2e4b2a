package org.mpl4j.tcpip.neighbor;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.iface.EtherTypes;
import org.mpl4j.tcpip.iface.Link;
import org.mpl4j.tcpip.packets.arp.Arp;
import org.mpl4j.tcpip.packets.tcpip.Ipv4Number;
import org.mpl4j.tcpip.packets.tcpip.Ipv4Pair;
import org.mpl4j.tcpip.packets.tcpip.Ipv4PairBytes;

/**
 * Which station has which address of IPv4 (RFC 826). Answers are taken only for neighbors that are looked for; questions tell of whoever asks, if that is an address of this link and asks for ours.
 */
public final class ArpProtocol {
    private static final int REQUEST = (int) Arp.Operation.Request.value();
    private static final int REPLY = (int) Arp.Operation.Reply.value();
    private static final int ETHERNET = (int) Arp.HardwareType.Ethernet.value();

    private final Link link;
    private final LocalAddresses local;
    private final Bytes everybody = MacAddress.bytes(MacAddress.BROADCAST);
    private final Bytes nobody = MacAddress.bytes(0);
    private final Arp.Writer writer = new Arp.Writer();
    private final Arp.Builder.Content content = this::content;
    private final PayloadWriter packet = this::write;
    private final ByteBuffer pair = ByteBuffer.allocateDirect(8);
    private final Bytes sender;
    private final Bytes target;
    private Bytes targetStation = nobody;
    private int operation;
    private long conflicts;
    private @Nullable ArpListener listener;

    /** ARP on a link, by which {@code local} are found. */
    public ArpProtocol(Link link, LocalAddresses local) {
        this.link = link;
        this.local = local;
        try {
            Ipv4PairBytes addresses = Ipv4PairBytes.parse(pair);
            sender = addresses.source();
            target = addresses.dest();
        } catch (ParseException e) {
            throw new IllegalStateException("a pair has eight bytes", e);
        }
    }

    /** Takes a packet. */
    public void receive(ByteBuffer bytes, NeighborCache cache) throws ParseException {
        Arp arp = Arp.parse(bytes);
        long mac = MacAddress.of(arp.senderHardware());
        if (arp.hardwareTypeRaw() != ETHERNET
                || arp.protocolTypeRaw() != EtherTypes.IPV4
                || arp.protocolLength() != 4
                || mac < 0
                || MacAddress.isGroup(mac)) {
            return;
        }
        long source = IpAddress.lowOfV4(number(arp.senderProtocol()));
        long asked = IpAddress.lowOfV4(number(arp.targetProtocol()));
        if (mac == link.mac()) {
            return;
        }
        ArpListener receiver = listener;
        if (receiver != null) {
            receiver.heard(source, asked, arp.operationRaw() == REQUEST);
        }
        if (local.isOurs(0, source)) {
            conflicts++;
            return;
        }
        boolean isForUs = local.isOurs(0, asked);
        if (arp.operationRaw() == REPLY) {
            cache.advertised(0, source, mac, isForUs, true, false);
        } else if (arp.operationRaw() == REQUEST) {
            if (isForUs && local.isOnLink(0, source)) {
                cache.learned(0, source, mac);
            } else {
                cache.advertised(0, source, mac, false, true, false);
            }
            if (isForUs) {
                send(REPLY, asked, source, arp.senderHardware(), arp.senderHardware());
            }
        }
    }

    private static long number(Bytes address) throws ParseException {
        return Ipv4Number.parse(address).value();
    }

    /** Asks for an address of IPv4. */
    public void solicit(long low, @Nullable Bytes station) {
        send(REQUEST, local.sourceFor(low), low, nobody, station == null ? everybody : station);
    }

    /** Asks who has an address without having one (RFC 5227 section 1.1): nobody learns anything from that. */
    public void probe(long low) {
        send(REQUEST, IpAddress.ANY_V4.low(), low, nobody, everybody);
    }

    /** Tells everybody that an address is ours (RFC 5227 section 2.3). */
    public void announce(long low) {
        send(REQUEST, low, low, nobody, everybody);
    }

    /** Sets who learns of everything that others say. */
    public void onHeard(ArpListener receiver) {
        listener = receiver;
    }

    private void send(int kind, long from, long to, Bytes hardware, Bytes station) {
        operation = kind;
        targetStation = hardware;
        Ipv4Pair.builder(pair.clear())
                .source(IpAddress.v4OfLow(from))
                .dest(IpAddress.v4OfLow(to))
                .build();
        link.send(station, EtherTypes.ARP, packet);
    }

    private void write(PacketWriter out) {
        writer.write(out, content);
    }

    private Arp.Builder.Complete content(Arp.Builder.NeedsOperation builder) {
        return builder.operation(operation)
                .senderHardware(link.macBytes())
                .senderProtocol(sender)
                .targetHardware(targetStation)
                .targetProtocol(target);
    }

    /** How often somebody else said that it has our address. */
    public long conflicts() {
        return conflicts;
    }
}
