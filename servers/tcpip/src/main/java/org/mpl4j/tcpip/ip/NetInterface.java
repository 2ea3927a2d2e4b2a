package org.mpl4j.tcpip.ip;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.address.Prefix;
import org.mpl4j.tcpip.iface.Link;
import org.mpl4j.tcpip.iface.Offload;
import org.mpl4j.tcpip.neighbor.ArpProtocol;
import org.mpl4j.tcpip.neighbor.LocalAddresses;
import org.mpl4j.tcpip.neighbor.NeighborCache;

/** A link with the addresses that we have there, and the groups that we listen to. */
public final class NetInterface implements LocalAddresses {
    private static final IpAddress ALL_NODES_V4 = IpAddress.of("224.0.0.1");
    private static final IpAddress ALL_NODES_V6 = IpAddress.of("ff02::1");
    private static final IpAddress ALL_NODES_OF_INTERFACE = IpAddress.of("ff01::1");
    private static final int DEFAULT_HOPS = 64;
    private static final int LONGEST_PACKET = 0xffff;

    private final String name;
    private final Link link;
    private final List<InterfaceAddress> addresses = new ArrayList<>();
    private final List<IpAddress> groups = new ArrayList<>(List.of(ALL_NODES_V4, ALL_NODES_V6, ALL_NODES_OF_INTERFACE));
    private final Bytes groupStation = MacAddress.bytes(MacAddress.BROADCAST);
    private final GroupStation station = new GroupStation();
    private @Nullable NeighborCache neighbors;
    private @Nullable GroupListener groupListener;
    private @Nullable ArpProtocol arp;
    private int mtu;
    private int hopLimit = DEFAULT_HOPS;

    /** An interface without addresses. */
    public NetInterface(String name, Link link) {
        this.name = name;
        this.link = link;
        mtu = link.mtu();
    }

    void setNeighbors(NeighborCache cache, ArpProtocol protocol) {
        neighbors = cache;
        arp = protocol;
    }

    /** How neighbors of IPv4 are found. */
    public ArpProtocol arp() {
        ArpProtocol protocol = arp;
        if (protocol == null) {
            throw new IllegalStateException(name + " is attached to nothing");
        }
        return protocol;
    }

    /** Who else is on the link. */
    public NeighborCache neighbors() {
        NeighborCache cache = neighbors;
        if (cache == null) {
            throw new IllegalStateException(name + " is attached to nothing");
        }
        return cache;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** The link. */
    public Link link() {
        return link;
    }

    /** The longest packet that is sent. */
    public int mtu() {
        return mtu;
    }

    /** Makes packets of IPv6 no longer than a router advertises, which is not more than the device takes (RFC 4861 section 6.3.4). */
    public void setMtu(int bytes) {
        mtu = Math.min(bytes, link.mtu());
    }

    /** How long a packet may be that the device cuts into segments of TCP; 0 if it does not. */
    public int segmentationLimit() {
        return link.hasOffloads() ? LONGEST_PACKET : 0;
    }

    /** How many hops packets get. */
    public int hopLimit() {
        return hopLimit;
    }

    /** Sets how many hops packets get. */
    public void setHopLimit(int hops) {
        hopLimit = hops;
    }

    /** The addresses, also those that are not used yet. */
    public List<InterfaceAddress> addresses() {
        return addresses;
    }

    InterfaceAddress add(Prefix prefix, AddressState state) {
        InterfaceAddress added = new InterfaceAddress(prefix, state);
        addresses.add(added);
        if (!prefix.address().isV4()) {
            join(prefix.address().solicitedNode());
        }
        return added;
    }

    void remove(InterfaceAddress address) {
        addresses.remove(address);
        if (!address.address().isV4()) {
            leave(address.address().solicitedNode());
        }
    }

    /** The address that has these numbers, whatever its state. */
    public @Nullable InterfaceAddress find(long high, long low) {
        for (int i = 0; i < addresses.size(); i++) {
            IpAddress address = addresses.get(i).address();
            if (address.low() == low && address.high() == high) {
                return addresses.get(i);
            }
        }
        return null;
    }

    /** Begins to listen to a group; whoever does so ends it by {@link #leave}. */
    public void join(IpAddress group) {
        if (!group.isMulticast()) {
            throw new IllegalArgumentException(group + " is no group: those are in 224.0.0.0/4 and ff00::/8");
        }
        boolean isNew = !groups.contains(group);
        groups.add(group);
        GroupListener listener = groupListener;
        if (isNew && listener != null) {
            listener.joined(this, group);
        }
    }

    /** Ends listening to a group, if nobody else here does. */
    public void leave(IpAddress group) {
        GroupListener listener = groupListener;
        if (groups.remove(group) && !groups.contains(group) && listener != null) {
            listener.left(this, group);
        }
    }

    /** Tells of all groups again, as what was told before may have been ignored: it had no source (RFC 3810 section 5.2.13). */
    public void tellGroups() {
        GroupListener listener = groupListener;
        if (listener != null) {
            new LinkedHashSet<>(groups).forEach(group -> listener.joined(this, group));
        }
    }

    void setGroupListener(@Nullable GroupListener listener) {
        groupListener = listener;
    }

    boolean listensTo(long high, long low) {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).low() == low && groups.get(i).high() == high) {
                return true;
            }
        }
        return false;
    }

    boolean isBroadcast(long high, long low) {
        if (IpAddress.isBroadcast(high, low)) {
            return true;
        }
        for (int i = 0; i < addresses.size(); i++) {
            if (addresses.get(i).prefix().isBroadcast(high, low)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isOurs(long high, long low) {
        InterfaceAddress found = find(high, low);
        return found != null && found.isAssigned();
    }

    @Override
    public boolean isOnLink(long high, long low) {
        for (int i = 0; i < addresses.size(); i++) {
            if (addresses.get(i).prefix().contains(high, low)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long sourceFor(long low) {
        InterfaceAddress source = Sources.choose(this, 0, low);
        return source == null ? IpAddress.ANY_V4.low() : source.address().low();
    }

    /** The address to send from to another one; null if there is none. */
    public @Nullable InterfaceAddress source(long high, long low) {
        return Sources.choose(this, high, low);
    }

    /** Sends a packet to a neighbor, or to a group. */
    void send(long high, long low, int type, PayloadWriter packet) {
        send(high, low, type, packet, null);
    }

    /** Sends a packet to a neighbor, or to a group; something can be left to the device only if {@link #isReady} says so. */
    void send(long high, long low, int type, PayloadWriter packet, @Nullable Offload offload) {
        if (!link.isEthernet()) {
            link.send(groupStation, type, packet, offload);
        } else if (IpAddress.isMulticast(high, low)) {
            link.send(station.of(MacAddress.ofGroup(high, low)), type, packet, offload);
        } else if (isBroadcast(high, low)) {
            link.send(groupStation, type, packet, offload);
        } else {
            neighbors().send(high, low, type, packet, offload);
        }
    }

    /** Whether a part of the work on a packet to a neighbor can be left to the device: that is told with the packet, which cannot wait for the neighbor then. */
    boolean isReady(long high, long low) {
        return link.hasOffloads() && (!link.isEthernet() || neighbors().isReady(high, low));
    }

    /** Begins to look for a neighbor. */
    void look(long high, long low) {
        neighbors().look(high, low);
    }

    @Override
    public String toString() {
        return name;
    }
}
