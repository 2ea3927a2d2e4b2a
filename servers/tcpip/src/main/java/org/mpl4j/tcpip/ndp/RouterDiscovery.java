package org.mpl4j.tcpip.ndp;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.Prefix;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.clock.Timer;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.ip.AddressPair;
import org.mpl4j.tcpip.ip.Datagram;
import org.mpl4j.tcpip.ip.Ip;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.packets.icmp.Icmpv6;
import org.mpl4j.tcpip.packets.icmp.NdpOption;

/** Asks for routers, and does what they advertise (RFC 4861 section 6.3, RFC 4862 section 5.5). How many routers and prefixes are believed is bounded. */
final class RouterDiscovery {
    private static final int SOLICITATIONS = 3;
    private static final long BETWEEN = 4 * Durations.SECOND;
    private static final int LEAST_MTU = 1280;
    private static final Prefix LINK_LOCAL = Prefix.of("fe80::/64");

    private final Ndp ndp;
    private final NdpSender sender;
    private final TimerWheel clock;
    private final InterfaceIdentifiers identifiers;
    private final List<Soliciting> soliciting = new ArrayList<>();
    private final DefaultRouters routers;
    private final AutoAddresses addresses;

    RouterDiscovery(Ip ip, Ndp ndp, NdpSender sender, TimerWheel clock, RandomGenerator random) {
        this.ndp = ndp;
        this.sender = sender;
        this.clock = clock;
        identifiers = new InterfaceIdentifiers(random);
        routers = new DefaultRouters(ip.routes(), clock);
        addresses = new AutoAddresses(ip, ndp, clock, identifiers);
    }

    void start(NetInterface on) {
        makeLinkLocal(on, 0);
    }

    private void makeLinkLocal(NetInterface on, int attempt) {
        if (attempt == InterfaceIdentifiers.ATTEMPTS) {
            return;
        }
        IpAddress address = identifiers.address(LINK_LOCAL, on.name(), attempt);
        ndp.add(
                on,
                new Prefix(address, LINK_LOCAL.bits()),
                unique -> solicit(on),
                duplicate -> makeLinkLocal(on, attempt + 1));
    }

    private void solicit(NetInterface on) {
        Soliciting begun = new Soliciting(on);
        soliciting.add(begun);
        begun.expired();
    }

    private final class Soliciting {
        private final NetInterface on;
        private final Timer timer = new Timer(this::expired);
        private int sent;

        Soliciting(NetInterface on) {
            this.on = on;
        }

        private void expired() {
            if (sent++ < SOLICITATIONS) {
                clock.armIn(timer, BETWEEN);
                sender.solicitRouters(on);
            } else {
                soliciting.remove(this);
            }
        }
    }

    void advertised(Datagram datagram, Icmpv6.Body.RouterAdvertisement body) throws ParseException {
        AddressPair pair = datagram.addresses();
        if (!IpAddress.isLinkLocal(pair.sourceHigh(), pair.sourceLow())) {
            return;
        }
        NetInterface in = datagram.in();
        for (Soliciting asking : List.copyOf(soliciting)) {
            if (asking.on == in) {
                clock.cancel(asking.timer);
                soliciting.remove(asking);
            }
        }
        if (body.hopLimit() > 0) {
            in.setHopLimit(body.hopLimit());
        }
        in.neighbors()
                .setTimes(body.reachableTime() * Durations.MILLISECOND, body.retransmitTimer() * Durations.MILLISECOND);
        routers.advertised(in, pair.source(), body.routerLifetime(), body.preference());
        long mac = Ndp.station(body.options(), true);
        if (mac >= 0) {
            in.neighbors().learned(pair.sourceHigh(), pair.sourceLow(), mac);
        }
        for (NdpOption option : body.options()) {
            take(in, option);
        }
    }

    private void take(NetInterface in, NdpOption option) {
        switch (option.bodyKind()) {
            case Mtu -> {
                long mtu = option.bodyAsMtu().mtu();
                if (mtu >= LEAST_MTU && mtu <= in.link().mtu()) {
                    in.setMtu((int) mtu);
                }
            }
            case PrefixInformation -> addresses.announced(in, option.bodyAsPrefixInformation());
            default -> {}
        }
    }
}
