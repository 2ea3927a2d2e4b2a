package org.mpl4j.tcpip.ip;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.count.Counts;
import org.mpl4j.tcpip.iface.EtherTypes;
import org.mpl4j.tcpip.iface.Offload;

/** Finds the way of packets, chooses their sources, and sends them, in fragments where they are too long. */
public final class IpOutput {
    private static final int MOST = 0xffff;

    private final Routes routes;
    private final NetInterface loopback;
    private final LocalInterfaces interfaces;
    private final PathMtus pathMtus;
    private final Redirects redirects;
    private final Counts<IpEvent> counts;
    private final Identifications identifications;
    private final Ipv4Packets v4 = new Ipv4Packets();
    private final Ipv6Packets v6 = new Ipv6Packets();
    private final ByteBuffer whole = ByteBuffer.allocateDirect(MOST);
    private final PacketWriter wholeOut = new PacketWriter();
    private final PayloadWriter fragment = this::writeFragment;
    private Bytes fragmentBytes = Bytes.EMPTY;

    IpOutput(
            Routes routes,
            NetInterface loopback,
            LocalInterfaces interfaces,
            PathMtus pathMtus,
            Redirects redirects,
            Counts<IpEvent> counts,
            RandomGenerator random) {
        this.routes = routes;
        this.loopback = loopback;
        this.interfaces = interfaces;
        this.pathMtus = pathMtus;
        this.redirects = redirects;
        this.counts = counts;
        identifications = new Identifications(random);
    }

    /** Sends a packet. */
    public SendResult send(Outgoing packet) {
        AddressPair addresses = packet.addresses();
        Route route = packet.via() == null ? route(addresses.destHigh(), addresses.destLow()) : null;
        NetInterface out = route == null ? packet.via() : route.out();
        if (out == null || route != null && !chooseSource(packet, out)) {
            counts.add(IpEvent.NO_ROUTE);
            return SendResult.NO_ROUTE;
        }
        IpAddress gateway = route == null ? null : route.gateway();
        long nextHigh = gateway == null ? addresses.destHigh() : gateway.high();
        long nextLow = gateway == null ? addresses.destLow() : gateway.low();
        return send(packet, out, nextHigh, nextLow);
    }

    /** The way to an address; null if there is none. What is for ourselves goes by the loopback interface. */
    public @Nullable Route route(long high, long low) {
        if (interfaces.isOurs(high, low) || IpAddress.isLoopback(high, low)) {
            return interfaces.loopbackRoute(loopback);
        }
        return redirects.better(routes.find(high, low), high, low);
    }

    /**
     * A router says that there is a better way than by it. That is believed only of the router that such packets go to now, and only if the way begins on the same link.
     *
     * @param in where it was said
     * @param router who says it
     * @param dest where packets go to
     * @param next the neighbor that they go to from now on; {@code dest} if that is one itself
     * @return whether it is believed
     */
    public boolean redirect(NetInterface in, IpAddress router, IpAddress dest, IpAddress next) {
        Route current = route(dest.high(), dest.low());
        boolean isOfRouter = current != null && current.out() == in && router.equals(current.gateway());
        boolean isOnLink = next.isV4()
                ? in.isOnLink(next.high(), next.low()) && !in.isBroadcast(next.high(), next.low())
                : next.isLinkLocal() || next.equals(dest);
        Route found = routes.find(dest.high(), dest.low());
        if (!isOfRouter
                || !isOnLink
                || found == null
                || dest.isMulticast()
                || next.isMulticast()
                || interfaces.isOurs(next.high(), next.low())) {
            return false;
        }
        redirects.note(dest, next, found);
        return true;
    }

    /** A way that a router told of leads nowhere: packets go by the router again. */
    public void forgetRedirect(long high, long low) {
        redirects.forget(high, low);
    }

    private boolean chooseSource(Outgoing packet, NetInterface out) {
        AddressPair addresses = packet.addresses();
        if (!IpAddress.isUnspecified(addresses.sourceHigh(), addresses.sourceLow())) {
            return true;
        }
        long high = addresses.destHigh();
        long low = addresses.destLow();
        if (interfaces.isOurs(high, low) || IpAddress.isLoopback(high, low)) {
            addresses.set(high, low, high, low);
            return true;
        }
        InterfaceAddress source = interfaces.source(out, high, low);
        if (source == null) {
            return false;
        }
        addresses.set(source.address().high(), source.address().low(), high, low);
        return true;
    }

    /** The source that packets to an address have, if none is given; null if there is no way. */
    public @Nullable IpAddress sourceFor(long high, long low) {
        Route route = route(high, low);
        if (route == null) {
            return null;
        }
        if (route.out() == loopback) {
            return new IpAddress(high, low);
        }
        InterfaceAddress source = interfaces.source(route.out(), high, low);
        return source == null ? null : source.address();
    }

    /** How long a packet to an address may be; 0 if there is no way. */
    public int mtu(long high, long low) {
        Route route = route(high, low);
        return route == null ? 0 : pathMtus.of(high, low, route.out().mtu());
    }

    /** How long a packet to an address may be that the device cuts into segments of TCP; 0 if it does not. */
    public int segmentationLimit(long high, long low) {
        Route route = route(high, low);
        return route == null ? 0 : route.out().segmentationLimit();
    }

    /**
     * Whether the device parts packets to an address that are many datagrams of UDP, now.
     *
     * @param bytes how long the packet of one of them is, without its header
     */
    public boolean partsDatagrams(long high, long low, int bytes) {
        Route route = route(high, low);
        if (route == null || !route.out().link().partsDatagrams()) {
            return false;
        }
        IpAddress gateway = route.gateway();
        return bytes + Ipv6Packets.HEADER <= pathMtus.of(high, low, route.out().mtu())
                && route.out().isReady(gateway == null ? high : gateway.high(), gateway == null ? low : gateway.low());
    }

    /** What is learned of the lengths of packets on their paths. */
    public boolean learnMtu(long high, long low, int mtu) {
        Route route = route(high, low);
        return route != null && pathMtus.learn(high, low, mtu, route.out().mtu());
    }

    private SendResult send(Outgoing packet, NetInterface out, long nextHigh, long nextLow) {
        AddressPair addresses = packet.addresses();
        boolean isV4 = addresses.isV4();
        int header = (isV4 ? Ipv4Packets.HEADER : Ipv6Packets.HEADER)
                + (packet.alertsRouters() ? isV4 ? Ipv4Packets.ALERT : Ipv6Packets.ALERT : 0);
        int hops = packet.hopLimit() == Outgoing.HOPS_BY_INTERFACE ? out.hopLimit() : packet.hopLimit();
        int mtu = pathMtus.of(addresses.destHigh(), addresses.destLow(), out.mtu());
        int type = isV4 ? EtherTypes.IPV4 : EtherTypes.IPV6;
        if (packet.mayLeaveChecksum() && packet.lengthOfSegment() + header <= mtu && out.isReady(nextHigh, nextLow)) {
            counts.add(IpEvent.SENT);
            Offload offload = packet.leave(header, mtu);
            out.send(nextHigh, nextLow, type, isV4 ? v4.whole(packet, hops) : v6.whole(packet, hops), offload);
            packet.complete();
            return SendResult.SENT;
        }
        if (packet.length() + header <= mtu && !packet.isOfDatagrams()) {
            counts.add(IpEvent.SENT);
            out.send(nextHigh, nextLow, type, isV4 ? v4.whole(packet, hops) : v6.whole(packet, hops));
            return SendResult.SENT;
        }
        if (packet.lengthOfSegment() + header <= mtu) {
            // Its neighbor is not known: a packet of many segments does not wait for it, and is lost.
            counts.add(IpEvent.NO_NEIGHBOR);
            out.look(nextHigh, nextLow);
            return SendResult.SENT;
        }
        if (!packet.mayFragment() || packet.length() + (isV4 ? header : 0) > MOST) {
            counts.add(IpEvent.TOO_LONG);
            return SendResult.TOO_LONG;
        }
        wholeOut.reset(whole.clear());
        packet.payload().write(wholeOut);
        wholeOut.finish();
        Bytes content = Bytes.wrap(whole.flip());
        int number = identifications.next(addresses, packet.protocol());
        int most = mtu - header - (isV4 ? 0 : Ipv6Packets.FRAGMENT_HEADER) & ~7;
        for (int at = 0; at < content.length(); at += most) {
            int end = Math.min(at + most, content.length());
            boolean isMore = end < content.length();
            fragmentBytes = content.slice(at, end);
            counts.add(IpEvent.FRAGMENTS_SENT);
            out.send(
                    nextHigh,
                    nextLow,
                    type,
                    isV4
                            ? v4.fragment(packet, hops, fragment, at / 8, isMore, number)
                            : v6.fragment(packet, hops, fragment, at / 8, isMore, number));
        }
        return SendResult.SENT;
    }

    private void writeFragment(PacketWriter out) {
        out.putBytes("payload", fragmentBytes);
    }
}
