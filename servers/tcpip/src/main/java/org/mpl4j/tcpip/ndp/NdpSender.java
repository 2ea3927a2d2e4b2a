package org.mpl4j.tcpip.ndp;

import java.util.function.Consumer;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.icmp.Icmp6;
import org.mpl4j.tcpip.ip.AddressPair;
import org.mpl4j.tcpip.ip.InterfaceAddress;
import org.mpl4j.tcpip.ip.IpOutput;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.ip.Outgoing;
import org.mpl4j.tcpip.packets.icmp.Icmpv6;
import org.mpl4j.tcpip.packets.icmp.NdpOption;

/** Writes messages of neighbor discovery. */
final class NdpSender {
    static final int HOP_LIMIT = 255;

    private static final IpAddress ALL_NODES = IpAddress.of("ff02::1");
    private static final IpAddress ALL_ROUTERS = IpAddress.of("ff02::2");
    private static final int SOLICITATION = 24;
    private static final int ROUTER_SOLICITATION = 8;
    private static final int OPTION = 8;

    private final IpOutput output;
    private final Outgoing outgoing = new Outgoing();
    private final AddressPair target = new AddressPair();
    private final Icmpv6.Writer writer = new Icmpv6.Writer();
    private final PayloadWriter payload = this::write;
    private final Icmpv6.Builder.Content solicitation = this::solicitation;
    private final Icmpv6.Builder.Content advertisement = this::advertisement;
    private final Icmpv6.Builder.Content routerSolicitation = this::routerSolicitation;
    private final Consumer<Icmpv6.Builder.BodyNeighborSolicitationOptionsList> sourceOption = this::sourceOption;
    private final Consumer<Icmpv6.Builder.BodyNeighborAdvertisementOptionsList> targetOption = this::targetOption;
    private final Consumer<Icmpv6.Builder.BodyRouterSolicitationOptionsList> routerOption = this::routerOption;
    private final NdpOption.Builder.Content source = this::source;
    private final NdpOption.Builder.Content targetStation = this::target;
    private Icmpv6.Builder.Content content = solicitation;
    private Bytes station = Bytes.EMPTY;
    private boolean isSolicited;

    NdpSender(IpOutput output) {
        this.output = output;
    }

    /** Asks who has an address: the neighbor itself, or all that could (RFC 4861 section 7.2.2). */
    void solicit(NetInterface out, long high, long low, boolean isUnicast) {
        InterfaceAddress from = out.source(high, low);
        IpAddress source = from == null ? IpAddress.ANY : from.address();
        IpAddress dest = new IpAddress(high, low);
        solicit(out, source, dest, isUnicast ? dest : dest.solicitedNode());
    }

    /** Asks whether somebody else has an address (RFC 4862 section 5.4.2). */
    void detect(NetInterface out, IpAddress address) {
        solicit(out, IpAddress.ANY, address, address.solicitedNode());
    }

    private void solicit(NetInterface out, IpAddress source, IpAddress about, IpAddress dest) {
        target.set(about.high(), about.low(), about.high(), about.low());
        send(out, source, dest, source.isUnspecified() ? SOLICITATION : SOLICITATION + OPTION, solicitation);
    }

    /** Says that an address is ours: to whoever asked, or to all if nobody knows who that was (RFC 4861 section 7.2.4). */
    void advertise(NetInterface out, InterfaceAddress about, long toHigh, long toLow) {
        IpAddress address = about.address();
        target.set(address.high(), address.low(), address.high(), address.low());
        isSolicited = !IpAddress.isUnspecified(toHigh, toLow);
        IpAddress dest = isSolicited ? new IpAddress(toHigh, toLow) : ALL_NODES;
        send(out, address, dest, SOLICITATION + OPTION, advertisement);
    }

    /** Asks for routers (RFC 4861 section 6.3.7). */
    void solicitRouters(NetInterface out) {
        InterfaceAddress from = out.source(ALL_ROUTERS.high(), ALL_ROUTERS.low());
        IpAddress source = from == null ? IpAddress.ANY : from.address();
        int length = source.isUnspecified() ? ROUTER_SOLICITATION : ROUTER_SOLICITATION + OPTION;
        send(out, source, ALL_ROUTERS, length, routerSolicitation);
    }

    private void send(NetInterface out, IpAddress source, IpAddress dest, int length, Icmpv6.Builder.Content message) {
        content = message;
        station = out.link().macBytes();
        outgoing.to(Icmp6.PROTOCOL, source.high(), source.low(), dest.high(), dest.low())
                .via(out)
                .hopLimit(HOP_LIMIT)
                .payload(length, payload);
        output.send(outgoing);
    }

    private void write(PacketWriter out) {
        writer.write(out, outgoing.addresses().pseudo(), content);
    }

    private boolean hasOption() {
        return !outgoing.addresses().source().isUnspecified();
    }

    private Icmpv6.Builder.Complete solicitation(Icmpv6.Builder.NeedsBody builder) {
        return builder.bodyAsNeighborSolicitation().target(target.sourceBytes()).options(sourceOption);
    }

    private Icmpv6.Builder.Complete advertisement(Icmpv6.Builder.NeedsBody builder) {
        return builder.bodyAsNeighborAdvertisement()
                .solicited(isSolicited)
                .override(true)
                .target(target.sourceBytes())
                .options(targetOption);
    }

    private Icmpv6.Builder.Complete routerSolicitation(Icmpv6.Builder.NeedsBody builder) {
        return builder.bodyAsRouterSolicitation().options(routerOption);
    }

    private void sourceOption(Icmpv6.Builder.BodyNeighborSolicitationOptionsList list) {
        if (hasOption()) {
            list.add(source);
        }
    }

    private void targetOption(Icmpv6.Builder.BodyNeighborAdvertisementOptionsList list) {
        list.add(targetStation);
    }

    private void routerOption(Icmpv6.Builder.BodyRouterSolicitationOptionsList list) {
        if (hasOption()) {
            list.add(source);
        }
    }

    private NdpOption.Builder.Complete source(NdpOption.Builder.NeedsBody builder) {
        return builder.bodyAsSourceLinkAddress().address(station);
    }

    private NdpOption.Builder.Complete target(NdpOption.Builder.NeedsBody builder) {
        return builder.bodyAsTargetLinkAddress().address(station);
    }
}
