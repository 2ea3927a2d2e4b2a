package org.mpl4j.tcpip.dhcp;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.packets.dhcp.Dhcp;
import org.mpl4j.tcpip.packets.dhcp.DhcpOption;
import org.mpl4j.tcpip.packets.dhcp.DhcpOptionCode;
import org.mpl4j.tcpip.udp.UdpSocket;

/** Writes a client's messages (RFC 2131 section 4.4.1 and table 5). */
final class DhcpSender {
    static final int DISCOVER = type(DhcpOption.CodeBranch.Option.Data.MessageType.MessageType_.Discover);
    static final int OFFER = type(DhcpOption.CodeBranch.Option.Data.MessageType.MessageType_.Offer);
    static final int REQUEST = type(DhcpOption.CodeBranch.Option.Data.MessageType.MessageType_.Request);
    static final int DECLINE = type(DhcpOption.CodeBranch.Option.Data.MessageType.MessageType_.Decline);
    static final int ACK = type(DhcpOption.CodeBranch.Option.Data.MessageType.MessageType_.Ack);
    static final int NAK = type(DhcpOption.CodeBranch.Option.Data.MessageType.MessageType_.Nak);
    static final int RELEASE = type(DhcpOption.CodeBranch.Option.Data.MessageType.MessageType_.Release);

    private static final int SERVER_PORT = 67;
    private static final int ROOM = 576;
    private static final int HARDWARE_ADDRESS = 16;
    private static final int LONGEST_MESSAGE = 1400;
    private static final IpAddress BROADCAST = IpAddress.of("255.255.255.255");

    private final NetInterface on;
    private final UdpSocket socket;
    private final ByteBuffer room = ByteBuffer.allocateDirect(ROOM);
    private final Bytes hardware;
    private long transaction;

    DhcpSender(NetInterface on, UdpSocket socket) {
        this.on = on;
        this.socket = socket;
        ByteBuffer padded = ByteBuffer.allocateDirect(HARDWARE_ADDRESS);
        on.link().macBytes().copyTo(padded);
        hardware = Bytes.wrap(padded.clear());
    }

    private static int type(DhcpOption.CodeBranch.Option.Data.MessageType.MessageType_ value) {
        return (int) value.value();
    }

    /** Messages belong to another exchange from now on. */
    void setTransaction(long number) {
        transaction = number;
    }

    long transaction() {
        return transaction;
    }

    /** Asks who lends addresses. */
    void discover(int seconds) {
        broadcast(DISCOVER, seconds, IpAddress.ANY_V4, null, null);
    }

    /** Asks for an address that a server offered; or, if none did, for one that we had before. */
    void request(int seconds, IpAddress wanted, @Nullable IpAddress server) {
        broadcast(REQUEST, seconds, IpAddress.ANY_V4, wanted, server);
    }

    /** Asks the server to go on lending an address. */
    void renew(int seconds, IpAddress address, IpAddress server) {
        build(REQUEST, seconds, address, false, null, null);
        socket.sendFrom(address, server, SERVER_PORT, Bytes.wrap(room));
    }

    /** Asks any server to go on lending an address. */
    void rebind(int seconds, IpAddress address) {
        build(REQUEST, seconds, address, false, null, null);
        socket.sendBy(on, address, BROADCAST, SERVER_PORT, Bytes.wrap(room));
    }

    /** Says that somebody else has an address. */
    void decline(IpAddress address, IpAddress server) {
        broadcast(DECLINE, 0, IpAddress.ANY_V4, address, server);
    }

    /** Gives an address back. */
    void release(IpAddress address, IpAddress server) {
        build(RELEASE, 0, address, false, null, server);
        socket.sendFrom(address, server, SERVER_PORT, Bytes.wrap(room));
    }

    private void broadcast(
            int type, int seconds, IpAddress from, @Nullable IpAddress wanted, @Nullable IpAddress server) {
        build(type, seconds, from, true, wanted, server);
        socket.sendBy(on, from, BROADCAST, SERVER_PORT, Bytes.wrap(room));
    }

    private void build(
            int type,
            int seconds,
            IpAddress from,
            boolean isDeaf,
            @Nullable IpAddress wanted,
            @Nullable IpAddress server) {
        boolean asks = type == DISCOVER || type == REQUEST;
        Bytes station = on.link().macBytes();
        Dhcp.builder(room.clear())
                .op(Dhcp.Op.BootRequest)
                .xid(transaction)
                .secs(Math.min(seconds, 0xffff))
                .broadcast(isDeaf && asks)
                .ciaddr(IpAddress.v4OfLow(from.low()))
                .chaddr(hardware)
                .options(options -> {
                    options.add(option(data -> data.dataAsMessageType().messageType(type)));
                    options.add(option(data -> data.dataAsClientIdentifier()
                            .client(id -> id.asEthernetAddress().address(station))));
                    if (wanted != null) {
                        options.add(
                                option(data -> data.dataAsRequestedAddress().address(IpAddress.v4OfLow(wanted.low()))));
                    }
                    if (server != null) {
                        options.add(
                                option(data -> data.dataAsServerIdentifier().address(IpAddress.v4OfLow(server.low()))));
                    }
                    if (asks) {
                        options.add(option(data -> data.dataAsMaxMessageSize().size(LONGEST_MESSAGE)));
                        options.add(
                                option(data -> data.dataAsParameterRequestList().codes(DhcpSender::parameters)));
                    }
                    options.add(DhcpOption.Builder.NeedsCodeBranch::asEnd);
                })
                .build();
        room.flip();
    }

    private static DhcpOption.Builder.Content option(DataOption data) {
        return builder -> data.write(builder.asOption());
    }

    private interface DataOption {
        DhcpOption.Builder.Complete write(DhcpOption.Builder.OptionNeedsData builder);
    }

    private static void parameters(DhcpOption.Builder.OptionDataParameterRequestListCodesList list) {
        Consumer<DhcpOptionCode> add = list::add;
        add.accept(DhcpOptionCode.ClasslessStaticRoute);
        add.accept(DhcpOptionCode.SubnetMask);
        add.accept(DhcpOptionCode.Router);
        add.accept(DhcpOptionCode.DomainServer);
        add.accept(DhcpOptionCode.DomainName);
        add.accept(DhcpOptionCode.InterfaceMTU);
        add.accept(DhcpOptionCode.LeaseTime);
        add.accept(DhcpOptionCode.RenewalTime);
        add.accept(DhcpOptionCode.RebindingTime);
    }
}
