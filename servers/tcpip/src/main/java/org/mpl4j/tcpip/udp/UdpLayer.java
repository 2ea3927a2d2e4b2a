package org.mpl4j.tcpip.udp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.count.Counts;
import org.mpl4j.tcpip.ip.AddressPair;
import org.mpl4j.tcpip.ip.Datagram;
import org.mpl4j.tcpip.ip.Ip;
import org.mpl4j.tcpip.ip.IpError;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.ip.Outgoing;
import org.mpl4j.tcpip.ip.ProtocolHandler;
import org.mpl4j.tcpip.ip.SendResult;
import org.mpl4j.tcpip.packets.ip.IpProtocol;
import org.mpl4j.tcpip.packets.tcpip.TransportQuote;
import org.mpl4j.tcpip.packets.udp.Udp;

/** UDP (RFC 768, RFC 1122 section 4.1), on both versions of IP. */
public final class UdpLayer implements ProtocolHandler {
    private static final int PROTOCOL = (int) IpProtocol.UDP.value();
    private static final int HEADER = 8;
    private static final int CHECKSUM_AT = 6;
    private static final int PORTS = 0x1_0000;
    private static final int FIRST_FREE_PORT = 0xc000;

    private final Ip ip;
    private final RandomGenerator random;
    private final Counts<UdpEvent> counts = new Counts<>(UdpEvent.class);
    private final @Nullable List<UdpSocket>[] ports;
    private final Outgoing outgoing = new Outgoing();
    private final Udp.Writer writer = new Udp.Writer();
    private final Udp udp = new Udp();
    private final Udp.Builder.Content content = this::content;
    private final PayloadWriter payload = this::write;
    private int sourcePort;
    private int destPort;
    private Bytes data = Bytes.EMPTY;

    /** Attaches it. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public UdpLayer(Ip ip, RandomGenerator random) {
        this.ip = ip;
        this.random = random;
        ports = new List[PORTS];
        ip.input().register(PROTOCOL, this);
    }

    /**
     * Opens a socket.
     *
     * @param local one of our addresses; {@code 0.0.0.0} for all of IPv4, {@code ::} for all
     * @param port its port; 0 for one that nobody has
     * @throws IllegalArgumentException if another socket has the port
     */
    public UdpSocket bind(IpAddress local, int port) {
        int number = port == 0 ? freePort() : port;
        List<UdpSocket> sockets = ports[number];
        if (sockets == null) {
            sockets = new ArrayList<>(1);
            ports[number] = sockets;
        }
        for (UdpSocket socket : sockets) {
            if (socket.local().equals(local)) {
                throw new IllegalArgumentException("port " + number + " of " + local + " is in use");
            }
        }
        UdpSocket socket = new UdpSocket(this, local, number);
        sockets.add(socket);
        return socket;
    }

    /** One of those that nobody can guess (RFC 6056). */
    private int freePort() {
        int count = PORTS - FIRST_FREE_PORT;
        int begin = random.nextInt(count);
        for (int i = 0; i < count; i++) {
            int port = FIRST_FREE_PORT + (begin + i) % count;
            List<UdpSocket> sockets = ports[port];
            if (sockets == null || sockets.isEmpty()) {
                return port;
            }
        }
        throw new IllegalArgumentException("all ports are in use");
    }

    void close(UdpSocket socket) {
        List<UdpSocket> sockets = ports[socket.port()];
        if (sockets != null) {
            sockets.remove(socket);
        }
    }

    SendResult send(IpAddress local, UdpSocket from, long high, long low, int to, Bytes content) {
        begin(local, from, high, low);
        return send(from.port(), to, content);
    }

    private void begin(IpAddress local, UdpSocket from, long high, long low) {
        boolean isAny = local.isUnspecified();
        outgoing.to(PROTOCOL, isAny ? 0 : local.high(), isAny ? 0 : local.low(), high, low)
                .hopLimit(from.hopLimit());
    }

    int sendAll(UdpSocket from, long high, long low, int to, Bytes content, int bytes) {
        int count = Math.ceilDiv(content.length(), bytes);
        if (count > 1 && ip.output().partsDatagrams(high, low, HEADER + bytes)) {
            begin(from.local(), from, high, low);
            outgoing.checksumAt(CHECKSUM_AT).datagrams(HEADER, bytes);
            boolean isSent = send(from.port(), to, content) == SendResult.SENT;
            counts.add(UdpEvent.SENT, isSent ? count - 1 : 0);
            return isSent ? 0 : count;
        }
        if (count == 1) {
            return send(from.local(), from, high, low, to, content) == SendResult.SENT ? 0 : 1;
        }
        int unsent = 0;
        for (int at = 0; at < content.length(); at += bytes) {
            Bytes one = content.slice(at, Math.min(at + bytes, content.length()));
            unsent += send(from.local(), from, high, low, to, one) == SendResult.SENT ? 0 : 1;
        }
        return unsent;
    }

    SendResult sendBy(NetInterface via, IpAddress source, int from, IpAddress dest, int to, Bytes content) {
        outgoing.to(PROTOCOL, source.high(), source.low(), dest.high(), dest.low())
                .via(via);
        return send(from, to, content);
    }

    private SendResult send(int from, int to, Bytes content) {
        sourcePort = from;
        destPort = to;
        data = content;
        outgoing.payload(HEADER + content.length(), payload);
        SendResult result = ip.output().send(outgoing);
        if (result == SendResult.SENT) {
            counts.add(UdpEvent.SENT);
        }
        return result;
    }

    private void write(PacketWriter out) {
        writer.write(out, outgoing.addresses().pseudo(), content);
    }

    private Udp.Builder.Complete content(Udp.Builder.NeedsSourcePort builder) {
        return builder.sourcePort(sourcePort).destPort(destPort).payload(data);
    }

    /** What happened. */
    public Counts<UdpEvent> counts() {
        return counts;
    }

    @Override
    public boolean receive(Datagram datagram) {
        AddressPair pair = datagram.addresses();
        try {
            udp.wrap(datagram.payloadBuffer(), pair.pseudo());
        } catch (ParseException e) {
            counts.add(UdpEvent.MALFORMED);
            return true;
        }
        boolean isUnchecked = udp.checksum() == 0;
        if (isUnchecked ? !pair.isV4() : !datagram.isVerified() && !udp.checksumValid()) {
            counts.add(UdpEvent.BAD_CHECKSUM);
            return true;
        }
        UdpSocket socket = find(
                pair.destHigh(), pair.destLow(), udp.destPort(), pair.sourceHigh(), pair.sourceLow(), udp.sourcePort());
        if (socket == null) {
            counts.add(UdpEvent.NO_PORT);
            return false;
        }
        int end = udp.payloadEndOffset();
        int at = udp.payloadStartOffset();
        int most = datagram.datagramBytes() > 0 ? datagram.datagramBytes() : end - at;
        do {
            int next = Math.min(at + most, end);
            append(socket, pair, at, next);
            at = next;
        } while (at < end);
        if (socket.waiting() > 0) {
            socket.readable();
        }
        return true;
    }

    /** Takes one of the datagrams that the packet consists of. */
    private void append(UdpSocket socket, AddressPair pair, int from, int to) {
        UdpMessage message = socket.append();
        if (message == null) {
            counts.add(UdpEvent.QUEUE_FULL);
            return;
        }
        counts.add(UdpEvent.RECEIVED);
        message.from(pair.sourceHigh(), pair.sourceLow(), udp.sourcePort());
        message.to(pair.destHigh(), pair.destLow());
        message.content(udp.buffer(), from, to);
    }

    /** The sockets that datagrams from everybody come to. */
    public List<UdpSocket> sockets() {
        List<UdpSocket> all = new ArrayList<>();
        for (List<UdpSocket> sockets : ports) {
            if (sockets != null) {
                all.addAll(sockets);
            }
        }
        return all;
    }

    /**
     * Takes a datagram that another stack has received.
     *
     * @return whether a socket has it now
     */
    public boolean restore(IpAddress source, int fromPort, IpAddress dest, int toPort, ByteBuffer content) {
        UdpSocket socket = find(dest.high(), dest.low(), toPort, source.high(), source.low(), fromPort);
        UdpMessage message = socket == null ? null : socket.append();
        if (socket == null || message == null) {
            counts.add(socket == null ? UdpEvent.NO_PORT : UdpEvent.QUEUE_FULL);
            return false;
        }
        counts.add(UdpEvent.RECEIVED);
        message.from(source.high(), source.low(), fromPort);
        message.to(dest.high(), dest.low());
        message.content(content, content.position(), content.limit());
        socket.readable();
        return true;
    }

    private @Nullable UdpSocket find(
            long destHigh, long destLow, int port, long sourceHigh, long sourceLow, int fromPort) {
        List<UdpSocket> sockets = ports[port];
        UdpSocket best = null;
        int bestFit = 0;
        for (int i = 0; sockets != null && i < sockets.size(); i++) {
            int fit = sockets.get(i).fit(destHigh, destLow, sourceHigh, sourceLow, fromPort);
            if (fit > bestFit) {
                bestFit = fit;
                best = sockets.get(i);
            }
        }
        return best;
    }

    @Override
    public boolean error(IpError error, AddressPair addresses, Bytes beginning) {
        try {
            TransportQuote quote = TransportQuote.parse(beginning);
            UdpSocket socket = find(
                    addresses.sourceHigh(),
                    addresses.sourceLow(),
                    quote.sourcePort(),
                    addresses.destHigh(),
                    addresses.destLow(),
                    quote.destPort());
            if (socket == null) {
                return false;
            }
            counts.add(UdpEvent.ERRORS);
            socket.failed(error);
            return true;
        } catch (ParseException e) {
            return false;
        }
    }
}
