package org.mpl4j.tcpip.ndp;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.address.Prefix;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.icmp.Icmp6;
import org.mpl4j.tcpip.icmp.Icmp6Handler;
import org.mpl4j.tcpip.icmp.IcmpEvent;
import org.mpl4j.tcpip.ip.AddressPair;
import org.mpl4j.tcpip.ip.AddressState;
import org.mpl4j.tcpip.ip.Datagram;
import org.mpl4j.tcpip.ip.InterfaceAddress;
import org.mpl4j.tcpip.ip.Ip;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.packets.icmp.Icmpv6;
import org.mpl4j.tcpip.packets.icmp.NdpOption;
import org.mpl4j.tcpip.packets.tcpip.Ipv6Number;

/** Neighbor discovery (RFC 4861) of a host: whom an address belongs to, and whether one of ours is somebody else's, too (RFC 4862 section 5.4). */
public final class Ndp implements Icmp6Handler {
    private final Ip ip;
    private final Icmp6 icmp;
    private final TimerWheel clock;
    private final RandomGenerator random;
    private final NdpSender sender;
    private final List<Detection> detections = new ArrayList<>();
    private final RouterDiscovery routers;

    /** Attaches it. */
    public Ndp(Ip ip, Icmp6 icmp, TimerWheel clock, RandomGenerator random) {
        this.ip = ip;
        this.icmp = icmp;
        this.clock = clock;
        this.random = random;
        sender = new NdpSender(ip.output());
        routers = new RouterDiscovery(ip, this, sender, clock, random);
        icmp.onDiscovery(this);
        ip.setSolicitor((out, high, low, station) -> sender.solicit(out, high, low, station != null));
    }

    /** Begins to use IPv6 on an interface: with an address of the link, and those that routers there announce. */
    public void start(NetInterface on) {
        routers.start(on);
    }

    /** Gives an interface an address, which is used once it is known that nobody else has it. */
    public InterfaceAddress add(NetInterface to, Prefix prefix) {
        return add(to, prefix, address -> {}, address -> {});
    }

    InterfaceAddress add(NetInterface to, Prefix prefix, Detection.Result whenUnique, Detection.Result whenDuplicate) {
        InterfaceAddress added = ip.add(to, prefix, AddressState.TENTATIVE);
        Detection detection = new Detection(to, added, this, whenUnique, whenDuplicate);
        detections.add(detection);
        detection.begin(clock, random);
        return added;
    }

    NdpSender sender() {
        return sender;
    }

    TimerWheel clock() {
        return clock;
    }

    void ended(Detection detection) {
        detections.remove(detection);
    }

    @Override
    public boolean receive(Datagram datagram, Icmpv6 message) throws ParseException {
        switch (message.bodyKind()) {
            case NeighborSolicitation -> {
                if (isGenuine(datagram, message)) {
                    solicited(datagram, message.bodyAsNeighborSolicitation());
                }
            }
            case NeighborAdvertisement -> {
                if (isGenuine(datagram, message)) {
                    advertised(datagram, message.bodyAsNeighborAdvertisement());
                }
            }
            case RouterAdvertisement -> {
                if (isGenuine(datagram, message)) {
                    routers.advertised(datagram, message.bodyAsRouterAdvertisement());
                }
            }
            case Redirect -> {
                if (isGenuine(datagram, message)) {
                    redirected(datagram, message.bodyAsRedirect());
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** What has passed a router is no neighbor's (RFC 4861 section 3.1). */
    private static boolean isGenuine(Datagram datagram, Icmpv6 message) {
        return datagram.hopLimit() == NdpSender.HOP_LIMIT && message.code() == 0;
    }

    private void solicited(Datagram datagram, Icmpv6.Body.NeighborSolicitation body) {
        Ipv6Number target = IpAddress.number(body.target());
        NetInterface in = datagram.in();
        InterfaceAddress ours = in.find(target.high(), target.low());
        if (ours == null) {
            return;
        }
        AddressPair pair = datagram.addresses();
        boolean isDetection = IpAddress.isUnspecified(pair.sourceHigh(), pair.sourceLow());
        long mac = station(body.options(), true);
        if (isDetection && (mac >= 0 || !pair.dest().equals(ours.address().solicitedNode()))) {
            // Who has no address yet asks the address's group, and tells no station (RFC 4861 section 7.1.1).
            return;
        }
        if (ours.state() == AddressState.TENTATIVE && isDetection) {
            duplicate(ours);
        }
        if (ours.state() == AddressState.TENTATIVE || ours.state() == AddressState.DUPLICATE) {
            return;
        }
        if (!isDetection && mac >= 0) {
            in.neighbors().learned(pair.sourceHigh(), pair.sourceLow(), mac);
        }
        sender.advertise(in, ours, pair.sourceHigh(), pair.sourceLow());
    }

    private void advertised(Datagram datagram, Icmpv6.Body.NeighborAdvertisement body) {
        Ipv6Number target = IpAddress.number(body.target());
        NetInterface in = datagram.in();
        InterfaceAddress ours = in.find(target.high(), target.low());
        if (ours != null) {
            if (ours.state() == AddressState.TENTATIVE) {
                duplicate(ours);
            }
        } else if (!IpAddress.isMulticast(target.high(), target.low()) && !(datagram.isToGroup() && body.solicited())) {
            long mac = station(body.options(), false);
            in.neighbors()
                    .advertised(target.high(), target.low(), mac, body.solicited(), body.override(), body.router());
        }
    }

    /** A router says who else is a better first hop, or that the destination is on the link (RFC 4861 sections 8.1 and 8.3). */
    private void redirected(Datagram datagram, Icmpv6.Body.Redirect body) {
        IpAddress router = datagram.addresses().source();
        IpAddress dest = IpAddress.of(body.destination());
        IpAddress next = IpAddress.of(body.target());
        NetInterface in = datagram.in();
        if (!router.isLinkLocal() || !ip.output().redirect(in, router, dest, next)) {
            icmp.counts().add(IcmpEvent.REDIRECTS_IGNORED);
            return;
        }
        icmp.counts().add(IcmpEvent.REDIRECTS);
        long mac = station(body.options(), false);
        if (mac >= 0) {
            in.neighbors().learned(next.high(), next.low(), mac);
        }
    }

    private void duplicate(InterfaceAddress address) {
        for (Detection detection : List.copyOf(detections)) {
            detection.found(address);
        }
    }

    /** The station that an option tells; -1 if none does. */
    static long station(NdpOption.Sequence options, boolean isSource) {
        for (NdpOption option : options) {
            Bytes address = null;
            if (isSource && option.bodyKind() == NdpOption.BodyKind.SourceLinkAddress) {
                address = option.bodyAsSourceLinkAddress().address();
            } else if (!isSource && option.bodyKind() == NdpOption.BodyKind.TargetLinkAddress) {
                address = option.bodyAsTargetLinkAddress().address();
            }
            if (address != null) {
                long mac = MacAddress.of(address);
                return MacAddress.isGroup(mac) ? -1 : mac;
            }
        }
        return -1;
    }
}
