package org.mpl4j.tcpip.icmp;

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
import org.mpl4j.tcpip.ip.Outgoing;
import org.mpl4j.tcpip.ip.ProtocolHandler;
import org.mpl4j.tcpip.ip.SendResult;
import org.mpl4j.tcpip.packets.icmp.Icmpv6;
import org.mpl4j.tcpip.packets.ip.IpProtocol;

/** ICMPv6 (RFC 4443): echo both ways, and errors that come in; what is left is for neighbor discovery. */
public final class Icmp6 implements ProtocolHandler {
    /** Its number. */
    public static final int PROTOCOL = (int) IpProtocol.ICMPv6.value();

    private static final int HEADER = 8;

    private final Ip ip;
    private final Quotes quotes;
    private final Counts<IcmpEvent> counts = new Counts<>(IcmpEvent.class);
    private final Outgoing outgoing = new Outgoing();
    private final Icmpv6.Writer writer = new Icmpv6.Writer();
    private final Icmpv6.Builder.Content replyContent = this::reply;
    private final Icmpv6.Builder.Content requestContent = this::request;
    private final PayloadWriter replyPayload = this::writeReply;
    private final PayloadWriter replyData = this::writeData;
    private final Icmpv6 message = new Icmpv6();
    private final Icmpv6.Body.Echo echo = new Icmpv6.Body.Echo();
    private final PayloadWriter requestPayload = this::writeRequest;
    private @Nullable EchoListener listener;
    private @Nullable Icmp6Handler discovery;
    private @Nullable Icmp6Handler groups;
    private int identifier;
    private int sequence;
    private Bytes data = Bytes.EMPTY;

    /** ICMPv6 on IP. */
    Icmp6(Ip ip, Quotes quotes) {
        this.ip = ip;
        this.quotes = quotes;
    }

    /** Sets who gets answers to echo requests. */
    public void onEchoReply(EchoListener receiver) {
        listener = receiver;
    }

    /** Sets who gets messages about groups. */
    public void onGroups(Icmp6Handler receiver) {
        groups = receiver;
    }

    /** Sets who gets messages of neighbor discovery. */
    public void onDiscovery(Icmp6Handler receiver) {
        discovery = receiver;
    }

    /** What happened. */
    public Counts<IcmpEvent> counts() {
        return counts;
    }

    @Override
    public boolean receive(Datagram datagram) {
        counts.add(IcmpEvent.RECEIVED);
        try {
            message.wrap(datagram.payloadBuffer(), datagram.addresses().pseudo());
            if (message.checksumValid()) {
                received(datagram);
            } else {
                counts.add(IcmpEvent.BAD_CHECKSUM);
            }
        } catch (ParseException e) {
            counts.add(IcmpEvent.MALFORMED);
        }
        return true;
    }

    private void received(Datagram datagram) throws ParseException {
        switch (message.bodyKind()) {
            case Echo -> answer(datagram);
            case EchoReply -> {
                counts.add(IcmpEvent.ECHO_REPLIES);
                EchoListener receiver = listener;
                if (receiver != null) {
                    Icmpv6.Body.EchoReply reply = message.bodyAsEchoReply();
                    receiver.replied(datagram, reply.identifier(), reply.sequence(), reply.data());
                }
            }
            case Unreachable -> {
                Icmpv6.Body.Unreachable body = message.bodyAsUnreachable();
                Bytes original = body.lengthKind() == Icmpv6.Body.Unreachable.LengthKind.Plain
                        ? body.asPlain().original()
                        : body.asExtended().original();
                error(datagram, original, unreachable(message.code()));
            }
            case PacketTooBig -> {
                counts.add(IcmpEvent.ERRORS_RECEIVED);
                Icmpv6.Body.PacketTooBig body = message.bodyAsPacketTooBig();
                quotes.tooLong(false, body.original(), (int) Math.min(body.mtu(), 0xffff));
            }
            case TimeExceeded -> {
                Icmpv6.Body.TimeExceeded body = message.bodyAsTimeExceeded();
                Bytes original = body.lengthKind() == Icmpv6.Body.TimeExceeded.LengthKind.Plain
                        ? body.asPlain().original()
                        : body.asExtended().original();
                error(datagram, original, IpError.TIME_EXCEEDED);
            }
            case ParameterProblem ->
                error(datagram, message.bodyAsParameterProblem().original(), parameterProblem(message.code()));
            case ListenerQuery, ListenerReport, ListenerDone, ListenerReportV2 -> give(groups, datagram, message);
            default -> give(discovery, datagram, message);
        }
    }

    private void give(@Nullable Icmp6Handler receiver, Datagram datagram, Icmpv6 message) throws ParseException {
        if (receiver == null || !receiver.receive(datagram, message)) {
            counts.add(IcmpEvent.UNKNOWN);
        }
    }

    /** Echoes to groups are not answered, as with IPv4. */
    private void answer(Datagram datagram) {
        AddressPair pair = datagram.addresses();
        if (datagram.isToGroup() || IpAddress.isUnspecified(pair.sourceHigh(), pair.sourceLow())) {
            return;
        }
        counts.add(IcmpEvent.ECHOES_ANSWERED);
        message.bodyAsEcho(echo);
        identifier = echo.identifier();
        sequence = echo.sequence();
        outgoing.back(PROTOCOL, pair)
                .trafficClass(datagram.trafficClass() & ~3)
                .payload(HEADER + echo.dataEndOffset() - echo.dataStartOffset(), replyPayload);
        ip.output().send(Scopes.keep(outgoing, datagram));
    }

    /** Asks for an answer. */
    public SendResult ping(IpAddress dest, int id, int number, Bytes content) {
        return ping(dest, id, number, content, 0);
    }

    SendResult ping(IpAddress dest, int id, int number, Bytes content, int hops) {
        identifier = id;
        sequence = number;
        data = content;
        outgoing.to(PROTOCOL, 0, 0, dest.high(), dest.low())
                .hopLimit(hops)
                .payload(HEADER + data.length(), requestPayload);
        return ip.output().send(outgoing);
    }

    private void writeReply(PacketWriter out) {
        writer.write(out, outgoing.addresses().pseudo(), replyContent);
    }

    private void writeData(PacketWriter out) {
        out.putBytes("data", echo.buffer(), echo.dataStartOffset(), echo.dataEndOffset());
    }

    private void writeRequest(PacketWriter out) {
        writer.write(out, outgoing.addresses().pseudo(), requestContent);
    }

    private Icmpv6.Builder.Complete reply(Icmpv6.Builder.NeedsBody builder) {
        return builder.bodyAsEchoReply()
                .identifier(identifier)
                .sequence(sequence)
                .data(replyData);
    }

    private Icmpv6.Builder.Complete request(Icmpv6.Builder.NeedsBody builder) {
        return builder.bodyAsEcho().identifier(identifier).sequence(sequence).data(data);
    }

    private static IpError unreachable(int code) {
        return switch (code) {
            case 0 -> IpError.NETWORK_UNREACHABLE;
            case 1, 5, 6 -> IpError.PROHIBITED;
            case 4 -> IpError.PORT_UNREACHABLE;
            default -> IpError.HOST_UNREACHABLE;
        };
    }

    private static IpError parameterProblem(int code) {
        return code == 1 ? IpError.PROTOCOL_UNREACHABLE : IpError.PARAMETER_PROBLEM;
    }

    private void error(Datagram datagram, Bytes original, IpError error) {
        counts.add(IcmpEvent.ERRORS_RECEIVED);
        quotes.error(datagram.addresses(), original, error);
    }

    /** Errors about messages of ICMP interest nobody here. */
    @Override
    public boolean error(IpError error, AddressPair addresses, Bytes beginning) {
        return true;
    }
}
