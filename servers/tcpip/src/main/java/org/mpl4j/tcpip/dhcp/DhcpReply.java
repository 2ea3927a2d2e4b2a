package org.mpl4j.tcpip.dhcp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.address.Prefix;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.packets.dhcp.Dhcp;
import org.mpl4j.tcpip.packets.dhcp.DhcpAddresses;
import org.mpl4j.tcpip.packets.dhcp.DhcpOption;
import org.mpl4j.tcpip.packets.dhcp.DhcpOption.CodeBranch.Option;
import org.mpl4j.tcpip.packets.dhcp.DhcpRoute;
import org.mpl4j.tcpip.packets.tcpip.Ipv4Number;

/** What a server's message says (RFC 2131 section 2, RFC 2132). */
final class DhcpReply {
    private static final int V4_BITS = 96;
    private static final int STATION = 6;
    private static final long FOR_EVER = 0xffff_ffffL;
    private static final Prefix EVERYTHING = Prefix.of("0.0.0.0/0");

    private final long transaction;
    private final long station;
    private final boolean isReply;
    private final IpAddress address;
    private int type;
    private @Nullable IpAddress server;
    private int bits = -1;
    private final List<IpAddress> routers = new ArrayList<>();
    private final List<Lease.Gateway> classless = new ArrayList<>();
    private final List<IpAddress> nameServers = new ArrayList<>();
    private String domain = "";
    private int mtu;
    private long seconds = -1;
    private long renewal = -1;
    private long rebinding = -1;

    /** Reads a message. */
    DhcpReply(ByteBuffer bytes) throws ParseException {
        Dhcp message = Dhcp.parse(bytes);
        transaction = message.xid();
        isReply = message.op().equals(Dhcp.Op.BootReply);
        station = MacAddress.of(message.chaddr().slice(0, STATION));
        address = IpAddress.v4(message.yiaddr());
        int overload = 0;
        for (DhcpOption option : message.options()) {
            overload = Math.max(overload, take(option));
        }
        if ((overload & 1) != 0) {
            takeAll(message.file());
        }
        if ((overload & 2) != 0) {
            takeAll(message.sname());
        }
    }

    /** Reads options from where a name would be otherwise (RFC 2131 section 4.1). */
    private void takeAll(Bytes field) throws ParseException {
        ByteBuffer rest = field.buffer();
        while (rest.hasRemaining()) {
            DhcpOption option = DhcpOption.parse(rest);
            if (option.codeKind() == DhcpOption.CodeKind.End) {
                return;
            }
            take(option);
            rest.position(option.endOffset());
        }
    }

    /** Takes an option; returns which fields have more of them. */
    private int take(DhcpOption option) throws ParseException {
        if (option.codeKind() != DhcpOption.CodeKind.Option) {
            return 0;
        }
        Option data = option.asOption();
        switch (data.dataKind()) {
            case MessageType -> type = data.dataAsMessageType().messageTypeRaw();
            case ServerIdentifier ->
                server = IpAddress.v4(data.dataAsServerIdentifier().address());
            case SubnetMask -> bits = bits(data.dataAsSubnetMask().subnetMask());
            case Router -> add(data.dataAsRouter().routers(), routers);
            case ClasslessStaticRoute -> {
                for (DhcpRoute route : data.dataAsClasslessStaticRoute().routes()) {
                    classless.add(gateway(route));
                }
            }
            case DomainServer -> add(data.dataAsDomainServer().servers(), nameServers);
            case DomainName -> domain = text(data.dataAsDomainName().domain());
            case InterfaceMTU -> mtu = data.dataAsInterfaceMTU().mtu();
            case LeaseTime -> seconds = data.dataAsLeaseTime().seconds();
            case RenewalTime -> renewal = data.dataAsRenewalTime().seconds();
            case RebindingTime -> rebinding = data.dataAsRebindingTime().seconds();
            case OptionOverload -> {
                return data.dataAsOptionOverload().overloadRaw();
            }
            default -> {}
        }
        return 0;
    }

    private static void add(DhcpAddresses from, List<IpAddress> to) {
        for (DhcpAddresses.AddressesItem item : from.addresses()) {
            to.add(IpAddress.v4(item.address()));
        }
    }

    private static Lease.Gateway gateway(DhcpRoute route) throws ParseException {
        ByteBuffer octets = ByteBuffer.allocate(Integer.BYTES);
        route.destination().copyTo(octets);
        long number = Ipv4Number.parse(octets.clear()).value();
        return new Lease.Gateway(
                new Prefix(IpAddress.v4(number), V4_BITS + route.prefixLength()), IpAddress.v4(route.router()));
    }

    private static String text(Bytes bytes) {
        String text = new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
        return text.replaceAll("[^\\x21-\\x7e]", "");
    }

    /** The length of a mask's prefix; -1 if its bits are not the highest. */
    private static int bits(long mask) {
        int count = Long.bitCount(mask);
        return mask == (0xffff_ffffL << (Integer.SIZE - count) & 0xffff_ffffL) ? count : -1;
    }

    /** Which kind of message it is, as option 53 counts. */
    int type() {
        return type;
    }

    /** Whether it is a server's answer to a client's question. */
    boolean isFor(long client, long number) {
        return isReply && station == client && transaction == number;
    }

    /** The address that is offered. */
    IpAddress address() {
        return address;
    }

    /** Who sent it, or lends it. */
    @Nullable
    IpAddress server() {
        return server;
    }

    /** What is lent; null if something is missing, or the address is one that no host can have. */
    @Nullable
    Lease lease() {
        IpAddress lender = server;
        boolean isHost = !address.isUnspecified()
                && !address.isMulticast()
                && !IpAddress.isBroadcast(address.high(), address.low())
                && !IpAddress.isLoopback(address.high(), address.low());
        if (lender == null || seconds <= 0 || !isHost) {
            return null;
        }
        int length = bits < 0 ? classBits() : bits;
        List<Lease.Gateway> routes = new ArrayList<>(classless);
        if (routes.isEmpty()) {
            routers.stream().limit(1).forEach(router -> routes.add(new Lease.Gateway(EVERYTHING, router)));
        }
        long duration = seconds == FOR_EVER ? Lease.FOR_EVER : seconds * Durations.SECOND;
        long last = rebinding > 0 && rebinding < seconds ? rebinding * Durations.SECOND : duration / 8 * 7;
        long first = renewal > 0 && renewal * Durations.SECOND < last ? renewal * Durations.SECOND : duration / 2;
        return new Lease(
                new Prefix(address, V4_BITS + length),
                lender,
                List.copyOf(routes),
                List.copyOf(nameServers),
                domain,
                mtu,
                duration,
                Math.min(first, last),
                last);
    }

    /** What a network had before there were masks (RFC 791 section 3.2). */
    private int classBits() {
        long number = IpAddress.v4OfLow(address.low());
        return number < 0x8000_0000L ? 8 : number < 0xc000_0000L ? 16 : 24;
    }
}
