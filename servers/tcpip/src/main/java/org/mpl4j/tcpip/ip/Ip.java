package org.mpl4j.tcpip.ip;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.address.Prefix;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.count.Counts;
import org.mpl4j.tcpip.iface.EtherTypes;
import org.mpl4j.tcpip.iface.Link;
import org.mpl4j.tcpip.iface.PacketHandler;
import org.mpl4j.tcpip.neighbor.ArpProtocol;
import org.mpl4j.tcpip.neighbor.NeighborCache;
import org.mpl4j.tcpip.neighbor.NeighborSettings;
import org.mpl4j.tcpip.neighbor.Solicitor;

/** Both versions of IP: interfaces, their addresses, routes, and packets in and out. */
public final class Ip {
    private static final String LOOPBACK_V4 = "127.0.0.1/8";
    private static final Prefix GROUPS = Prefix.of("ff00::/8");
    private static final String LOOPBACK_V6 = "::1/128";

    private final TimerWheel clock;
    private final RandomGenerator random;
    private final Counts<IpEvent> counts = new Counts<>(IpEvent.class);
    private final LocalInterfaces interfaces = new LocalInterfaces();
    private final Routes routes = new Routes();
    private final PathMtus pathMtus;
    private final IpInput input = new IpInput(counts);
    private final Fragments fragments;
    private final Ipv4Input v4;
    private final Ipv6Input v6;
    private final IpOutput output;
    private final NetInterface loopback;
    private @Nullable NeighborSolicitor solicitor;
    private @Nullable ErrorReceiver errorReceiver;
    private @Nullable GroupListener groupListener;

    /**
     * IP without interfaces but the loopback.
     *
     * @param loopbackLink a link that brings back what it is given
     */
    public Ip(TimerWheel clock, RandomGenerator random, Link loopbackLink) {
        this.clock = clock;
        this.random = random;
        pathMtus = new PathMtus(clock);
        fragments = new Fragments(clock, counts);
        v4 = new Ipv4Input(input, interfaces, fragments, counts);
        v6 = new Ipv6Input(input, interfaces, fragments, counts);
        loopback = attach("lo", loopbackLink, NeighborSettings.DEFAULT);
        loopback.add(Prefix.of(LOOPBACK_V4), AddressState.PREFERRED);
        loopback.add(Prefix.of(LOOPBACK_V6), AddressState.PREFERRED);
        output = new IpOutput(routes, loopback, interfaces, pathMtus, new Redirects(clock), counts, random);
    }

    /** Sets who tells senders of errors. */
    public void setErrors(ErrorSender ofV4, ErrorSender ofV6) {
        input.setErrors(ofV4, ofV6);
        fragments.setErrors(ofV4, ofV6);
    }

    /** Sets who tells protocols of errors about packets that they sent. */
    public void setErrorReceiver(ErrorReceiver receiver) {
        errorReceiver = receiver;
    }

    /** Sets who asks for neighbors of IPv6. */
    public void setSolicitor(NeighborSolicitor value) {
        solicitor = value;
    }

    /** Sets who learns of the groups that interfaces listen to which are attached from now on. */
    public void setGroupListener(GroupListener listener) {
        groupListener = listener;
    }

    /** Makes a link an interface. */
    public NetInterface attach(String name, Link link, NeighborSettings settings) {
        NetInterface added = new NetInterface(name, link);
        ArpProtocol arp = new ArpProtocol(link, added);
        Asking asking = new Asking(added, arp);
        NeighborCache neighbors = new NeighborCache(link, clock, settings, random, asking);
        added.setNeighbors(neighbors, arp);
        added.setGroupListener(groupListener);
        interfaces.add(added);
        link.onPacket(asking);
        return added;
    }

    /** Gives an interface an address, and makes its network reachable, and groups, if nothing else is said of them. */
    public InterfaceAddress add(NetInterface to, Prefix address, AddressState state) {
        routes.add(new Route(address, null, to, 0));
        if (!address.address().isV4()
                && routes.all().stream()
                        .noneMatch(route ->
                                route.out().equals(to) && route.prefix().equals(GROUPS))) {
            routes.add(new Route(GROUPS, null, to, 0));
        }
        return to.add(address, state);
    }

    /** Takes an address from an interface, and the route to its network if no other address is in it. */
    public void remove(NetInterface from, InterfaceAddress address) {
        from.remove(address);
        routes.removeIf(route ->
                route.out() == from && route.gateway() == null && route.prefix().equals(address.prefix()));
    }

    /** The routes. */
    public Routes routes() {
        return routes;
    }

    /** The interfaces, the loopback first. */
    public List<NetInterface> interfaces() {
        return interfaces.all();
    }

    /** Where packets go out. */
    public IpOutput output() {
        return output;
    }

    /** Where packets go to the protocols that they carry. */
    public IpInput input() {
        return input;
    }

    /** Whether an address is one of ours. */
    public boolean isOurs(long high, long low) {
        return interfaces.isOurs(high, low);
    }

    /** What happened. */
    public Counts<IpEvent> counts() {
        return counts;
    }

    /** Gets the packets of one interface, and asks for its neighbors. */
    private final class Asking implements Solicitor, PacketHandler {
        private final NetInterface around;
        private final ArpProtocol arp;

        Asking(NetInterface around, ArpProtocol arp) {
            this.around = around;
            this.arp = arp;
        }

        @Override
        public void receive(int type, ByteBuffer packet, boolean isToGroup) {
            try {
                if (type == EtherTypes.IPV4) {
                    v4.receive(around, packet, isToGroup);
                } else if (type == EtherTypes.IPV6) {
                    v6.receive(around, packet, isToGroup);
                } else if (type == EtherTypes.ARP) {
                    arp.receive(packet, around.neighbors());
                }
            } catch (ParseException e) {
                counts.add(IpEvent.MALFORMED);
            }
        }

        @Override
        public void solicit(long high, long low, @Nullable Bytes station) {
            NeighborSolicitor asker = solicitor;
            if (high == 0) {
                arp.solicit(low, station);
            } else if (asker != null) {
                asker.solicit(around, high, low, station);
            }
        }

        @Override
        public void unreachable(int type, Bytes packet) {
            counts.add(IpEvent.NO_NEIGHBOR);
            ErrorReceiver receiver = errorReceiver;
            if (receiver != null) {
                receiver.error(type == EtherTypes.IPV4, packet, IpError.HOST_UNREACHABLE);
            }
        }
    }
}
