package org.mpl4j.tcpip.socket;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.address.Prefix;

/**
 * What a stack of one interface is made of.
 *
 * @param kind of device
 * @param device its name, or the path of the conduit
 * @param addresses with their networks
 * @param gateways where packets to other networks go, one for each version of IP at the most
 * @param isLeased whether an address of IPv4, and routes, are asked for by DHCP (RFC 2131)
 * @param isAutoconfigured whether the interface makes itself addresses of IPv6 of what routers say (RFC 4862)
 * @param mtu how long a packet may be, in bytes, 68 to 65535; as the other end of the device has it; that of an existing interface is what it says itself
 * @param mac the station's address; 0 for one that is made of the device's name and the addresses, and so the same next time
 * @param isOffloading whether checksums and the cutting of long segments are left to the kernel
 * @param capture a file that all frames are recorded in
 */
public record StackPlan(
        DeviceKind kind,
        String device,
        List<Prefix> addresses,
        List<IpAddress> gateways,
        boolean isLeased,
        boolean isAutoconfigured,
        int mtu,
        long mac,
        boolean isOffloading,
        @Nullable Path capture) {
    /** How long a packet of Ethernet is. */
    public static final int USUAL_MTU = 1500;

    private static final int LEAST_MTU = 68;
    private static final int MOST_MTU = 0xffff;

    /** Kinds of devices. */
    public enum DeviceKind {
        /** Frames of Ethernet, from and to the kernel. */
        TAP,
        /** Packets of IP, from and to the kernel. */
        TUN,
        /** An existing interface, which the kernel goes on to use. */
        PACKET,
        /** The interface of a host that runs already, with all that belongs to it: frames of Ethernet. */
        CONDUIT
    }

    /** Checks it. */
    public StackPlan {
        addresses = List.copyOf(addresses);
        gateways = List.copyOf(gateways);
        if (kind == DeviceKind.CONDUIT) {
            checkNothingElseIsSaid(addresses, gateways, isLeased || isAutoconfigured || mac != 0 || !isOffloading);
        } else if (addresses.isEmpty() && !isLeased && !isAutoconfigured) {
            throw new IllegalArgumentException("the stack has no address: say one, such as 192.0.2.2/24");
        }
        if (isLeased && kind == DeviceKind.TUN) {
            throw new IllegalArgumentException("DHCP needs Ethernet, which " + device + " has not: say an address");
        }
        if (mtu < LEAST_MTU || mtu > MOST_MTU) {
            throw new IllegalArgumentException(
                    "a packet may be " + LEAST_MTU + " to " + MOST_MTU + " bytes long, not " + mtu);
        }
        if (mac != 0 && (MacAddress.isGroup(mac) || mac >>> 48 != 0)) {
            throw new IllegalArgumentException(
                    MacAddress.text(mac) + " stands for a group; the first byte of a station's address is even");
        }
        for (IpAddress gateway : gateways) {
            checkGateway(gateway, addresses, isAutoconfigured);
        }
    }

    private static void checkNothingElseIsSaid(List<Prefix> addresses, List<IpAddress> gateways, boolean isMore) {
        if (!addresses.isEmpty() || !gateways.isEmpty() || isMore) {
            throw new IllegalArgumentException(
                    "with --conduit, addresses and gateways come from there: leave out --address, --gateway, --dhcp, --slaac, --mac and --no-offload");
        }
    }

    private static void checkGateway(IpAddress gateway, List<Prefix> networks, boolean isAutoconfigured) {
        boolean isOnLink = gateway.isLinkLocal() && !gateway.isV4()
                || isAutoconfigured && !gateway.isV4()
                || networks.stream().anyMatch(network -> network.contains(gateway.high(), gateway.low()));
        if (!isOnLink) {
            throw new IllegalArgumentException("the gateway " + gateway + " is in none of the networks " + networks
                    + ": packets cannot go to it; is the length of the prefix right?");
        }
    }

    /** A TAP without addresses. */
    public static Draft tap(String name) {
        return new Draft(DeviceKind.TAP, name);
    }

    /** A TUN without addresses. */
    public static Draft tun(String name) {
        return new Draft(DeviceKind.TUN, name);
    }

    /** An existing interface without addresses for the stack. */
    public static Draft packets(String name) {
        return new Draft(DeviceKind.PACKET, name);
    }

    /** A host that is taken over from who listens on a Unix-domain socket. */
    public static Draft conduit(Path path) {
        return new Draft(DeviceKind.CONDUIT, path.toString());
    }

    /** A plan that is being made. */
    public static final class Draft {
        private final DeviceKind kind;
        private final String device;
        private final List<Prefix> addresses = new ArrayList<>();
        private final List<IpAddress> gateways = new ArrayList<>();
        private boolean isLeased;
        private boolean isAutoconfigured;
        private boolean isOffloading = true;
        private int mtu = USUAL_MTU;
        private long mac;
        private @Nullable Path capture;

        Draft(DeviceKind kind, String device) {
            this.kind = kind;
            this.device = device;
        }

        /** Adds an address, such as {@code 192.0.2.2/24}. */
        public Draft address(String addressAndLength) {
            addresses.add(Prefix.of(addressAndLength));
            return this;
        }

        /** Adds a gateway. */
        public Draft gateway(String address) {
            gateways.add(IpAddress.of(address));
            return this;
        }

        /** Has an address of IPv4 asked for by DHCP. */
        public Draft leased() {
            isLeased = true;
            return this;
        }

        /** Has checksums computed and segments cut here, and not by the kernel. */
        public Draft withoutOffload() {
            isOffloading = false;
            return this;
        }

        /** Has the interface make itself addresses of IPv6. */
        public Draft autoconfigured() {
            isAutoconfigured = true;
            return this;
        }

        /** Sets how long a packet may be. */
        public Draft mtu(int bytes) {
            mtu = bytes;
            return this;
        }

        /** Sets the station's address, such as {@code 02:00:00:00:00:01}. */
        public Draft mac(String address) {
            mac = MacAddress.of(address);
            return this;
        }

        /** Records all frames. */
        public Draft capture(Path file) {
            capture = file;
            return this;
        }

        /**
         * The plan.
         *
         * @throws IllegalArgumentException if it cannot work, with what is wrong
         */
        public StackPlan plan() {
            return new StackPlan(
                    kind, device, addresses, gateways, isLeased, isAutoconfigured, mtu, mac, isOffloading, capture);
        }
    }
}
