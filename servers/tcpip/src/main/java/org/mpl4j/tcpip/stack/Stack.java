package org.mpl4j.tcpip.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.Prefix;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.conflict.AddressClaim;
import org.mpl4j.tcpip.conflict.ClaimListener;
import org.mpl4j.tcpip.conflict.ConflictDetection;
import org.mpl4j.tcpip.dhcp.DhcpClient;
import org.mpl4j.tcpip.dhcp.DhcpListener;
import org.mpl4j.tcpip.group.GroupManagement;
import org.mpl4j.tcpip.icmp.IcmpLayer;
import org.mpl4j.tcpip.iface.Link;
import org.mpl4j.tcpip.iface.Port;
import org.mpl4j.tcpip.ip.AddressState;
import org.mpl4j.tcpip.ip.InterfaceAddress;
import org.mpl4j.tcpip.ip.Ip;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.ip.Route;
import org.mpl4j.tcpip.ndp.Ndp;
import org.mpl4j.tcpip.neighbor.NeighborSettings;
import org.mpl4j.tcpip.phy.Device;
import org.mpl4j.tcpip.phy.MemoryLink;
import org.mpl4j.tcpip.tcp.TcpLayer;
import org.mpl4j.tcpip.udp.UdpLayer;

/**
 * A TCP/IP stack: a machine that frames and time go into, and frames come out of. It has no thread and no clock, and what is random in it comes from a seed, so that the same input has the same
 * output. Whoever drives it calls {@link #poll} when a frame has come, when {@link #nextDeadline} has come, and after using sockets.
 */
public final class Stack {
    private static final int LOOPBACK_MTU = 0xffff;
    private static final int LOOPBACK_QUEUE = 1024;
    private static final int FRAMES_A_TURN = 64;

    private final TimerWheel clock;
    private final RandomGenerator random;
    private final List<Port> ports = new ArrayList<>();
    private final Ip ip;
    private final IcmpLayer icmp;
    private final GroupManagement groups;
    private final Ndp ndp;
    private final UdpLayer udp;
    private final TcpLayer tcp;
    private final ConflictDetection conflicts;

    /**
     * A stack without interfaces but the loopback.
     *
     * @param now the time, in nanoseconds, at least 0
     * @param random for numbers that nobody shall guess; a secure one, except in tests
     */
    public Stack(long now, RandomGenerator random) {
        this.random = random;
        clock = new TimerWheel(now);
        Port loopback = port(MemoryLink.loop(LOOPBACK_MTU, LOOPBACK_QUEUE), 0);
        ip = new Ip(clock, random, loopback.untagged());
        icmp = new IcmpLayer(ip, clock);
        groups = new GroupManagement(ip, icmp.v6(), clock, random);
        ndp = new Ndp(ip, icmp.v6(), clock, random);
        udp = new UdpLayer(ip, random);
        tcp = new TcpLayer(ip, clock, random);
        conflicts = new ConflictDetection(ip, clock, random);
    }

    private Port port(Device device, long mac) {
        Port port = new Port(device, mac, clock);
        ports.add(port);
        return port;
    }

    /**
     * Makes a device an interface, its frames being those without tags.
     *
     * @param mac the station's address
     */
    public NetInterface attach(String name, Device device, long mac) {
        return attach(name, port(device, mac).untagged());
    }

    /** Makes a VLAN of a device an interface. The device may have been attached before. */
    public NetInterface attachVlan(String name, Device device, long mac, int vlan) {
        for (Port port : ports) {
            if (port.device().equals(device)) {
                return attach(name, port.vlan(vlan));
            }
        }
        return attach(name, port(device, mac).vlan(vlan));
    }

    private NetInterface attach(String name, Link link) {
        NetInterface attached = ip.attach(name, link, NeighborSettings.DEFAULT);
        conflicts.watch(attached);
        return attached;
    }

    /** Gives an interface an address; one of IPv6 is used once it is known that nobody else has it. */
    public InterfaceAddress address(NetInterface to, String addressAndLength) {
        Prefix prefix = Prefix.of(addressAndLength);
        return prefix.address().isV4() ? ip.add(to, prefix, AddressState.PREFERRED) : ndp.add(to, prefix);
    }

    /** Gives an interface an address of either version at once: it is known that nobody else has it. */
    public InterfaceAddress ownAddress(NetInterface to, Prefix prefix) {
        return ip.add(to, prefix, AddressState.PREFERRED);
    }

    /** Gives an interface an address of IPv4 once it is known that nobody else has it, and takes it away if somebody insists on it. */
    public AddressClaim claim(NetInterface to, String addressAndLength, ClaimListener listener) {
        return conflicts.claim(to, Prefix.of(addressAndLength), listener);
    }

    /** Asks servers for an address of IPv4, routes and an MTU (DHCP). */
    public DhcpClient dhcp(NetInterface on, DhcpListener listener) {
        return new DhcpClient(on, ip, udp, conflicts, clock, random, listener);
    }

    /** Has an interface make itself addresses of IPv6. */
    public void autoconfigure(NetInterface on) {
        ndp.start(on);
    }

    /** Adds a route. */
    public void route(String network, @Nullable String gateway, NetInterface out) {
        IpAddress next = gateway == null ? null : IpAddress.of(gateway);
        ip.routes().add(new Route(Prefix.of(network), next, out, 0));
    }

    /**
     * Does all that is to be done by now: timers, and frames that have come.
     *
     * @param now the time, not before that of the last call
     * @return whether there were frames
     */
    public boolean poll(long now) {
        boolean isAny = false;
        while (turn(now)) {
            isAny = true;
        }
        return isAny;
    }

    /**
     * Does what is to be done by now, but only so much at once that others need not wait long for the stack.
     *
     * @param now the time, not before that of the last call
     * @return whether there were frames, after which there may be more
     */
    public boolean turn(long now) {
        clock.advance(now);
        boolean isAny = false;
        tcp.beginArrivals();
        for (int i = 0; i < ports.size(); i++) {
            isAny |= poll(ports.get(i), now);
        }
        tcp.endArrivals();
        flush();
        return isAny;
    }

    /** Sends what devices have kept, as several frames go at the cost of few; for who gives the stack back. */
    public void flush() {
        for (int i = 0; i < ports.size(); i++) {
            ports.get(i).flush();
        }
    }

    private static boolean poll(Port port, long now) {
        port.device().advance(now);
        int count = 0;
        // What a device has fetched is not left there: it may be given to others after this turn.
        while ((count < FRAMES_A_TURN || port.device().isHolding()) && port.poll()) {
            count++;
        }
        return count > 0;
    }

    /** When there is something to do without a frame coming. */
    public long nextDeadline() {
        long deadline = clock.nextDeadline();
        for (int i = 0; i < ports.size(); i++) {
            deadline = Math.min(deadline, ports.get(i).device().nextDeadline());
        }
        return deadline;
    }

    /** The time. */
    public TimerWheel clock() {
        return clock;
    }

    /** What is random. */
    public RandomGenerator random() {
        return random;
    }

    /** IP. */
    public Ip ip() {
        return ip;
    }

    /** ICMP. */
    public IcmpLayer icmp() {
        return icmp;
    }

    /** What routers are told of groups. */
    public GroupManagement groups() {
        return groups;
    }

    /** UDP. */
    public UdpLayer udp() {
        return udp;
    }

    /** TCP. */
    public TcpLayer tcp() {
        return tcp;
    }

    /** The devices, the loopback first. */
    public List<Port> ports() {
        return List.copyOf(ports);
    }
}
