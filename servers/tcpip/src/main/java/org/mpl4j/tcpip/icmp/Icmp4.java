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
import org.mpl4j.tcpip.packets.icmp.Icmp;
import org.mpl4j.tcpip.packets.ip.IpProtocol;

/** ICMP (RFC 792, RFC 1122 section 3.2.2): echo both ways, and errors that come in. */
public final class Icmp4 implements ProtocolHandler {
    static final int PROTOCOL = (int) IpProtocol.ICMP.value();

    private static final int HEADER = 8;
    private static final int FRAGMENTATION_NEEDED = 4;
    private static final int LEAST_MTU = 576;

    private final Ip ip;
    private final Quotes quotes;
    private final Counts<IcmpEvent> counts = new Counts<>(IcmpEvent.class);
    private final Outgoing outgoing = new Outgoing();
    private final Icmp.Writer writer = new Icmp.Writer();
    private final Icmp.Builder.Content replyContent = this::reply;
    private final Icmp.Builder.Content requestContent = this::request;
    private final PayloadWriter replyPayload = this::writeReply;
    private final PayloadWriter replyData = this::writeData;
    private final Icmp message = new Icmp();
    private final Icmp.Body.Echo echo = new Icmp.Body.Echo();
    private final PayloadWriter requestPayload = this::writeRequest;
    private @Nullable EchoListener listener;
    private int identifier;
    private int sequence;
    private Bytes data = Bytes.EMPTY;

    /** ICMP on IP. */
    Icmp4(Ip ip, Quotes quotes) {
        this.ip = ip;
        this.quotes = quotes;
    }

    /** Sets who gets answers to echo requests. */
    public void onEchoReply(EchoListener receiver) {
        listener = receiver;
    }

    /** What happened. */
    public Counts<IcmpEvent> counts() {
        return counts;
    }

    @Override
    public boolean receive(Datagram datagram) {
        counts.add(IcmpEvent.RECEIVED);
        try {
            message.wrap(datagram.payloadBuffer());
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
                    Icmp.Body.EchoReply reply = message.bodyAsEchoReply();
                    receiver.replied(datagram, reply.identifier(), reply.sequence(), reply.data());
                }
            }
            case Unreachable -> unreachable(datagram, message.code(), message.bodyAsUnreachable());
            case Redirect -> {
                Icmp.Body.Redirect body = message.bodyAsRedirect();
                boolean isBelieved = quotes.redirect(datagram, body.original(), IpAddress.v4(body.gateway()));
                counts.add(isBelieved ? IcmpEvent.REDIRECTS : IcmpEvent.REDIRECTS_IGNORED);
            }
            case TimeExceeded -> error(datagram, original(message.bodyAsTimeExceeded()), IpError.TIME_EXCEEDED);
            case ParameterProblem ->
                error(datagram, original(message.bodyAsParameterProblem()), IpError.PARAMETER_PROBLEM);
            default -> counts.add(IcmpEvent.UNKNOWN);
        }
    }

    /** Echoes to groups are not answered: that would make many answer for somebody else (RFC 1122 section 3.2.2.6 leaves it open). */
    private void answer(Datagram datagram) {
        AddressPair pair = datagram.addresses();
        if (datagram.isToGroup() || IpAddress.isUnspecified(0, pair.sourceLow())) {
            return;
        }
        counts.add(IcmpEvent.ECHOES_ANSWERED);
        message.bodyAsEcho(echo);
        identifier = echo.identifier();
        sequence = echo.sequence();
        outgoing.back(PROTOCOL, pair)
                .trafficClass(datagram.trafficClass() & ~3)
                .payload(HEADER + echo.dataEndOffset() - echo.dataStartOffset(), replyPayload);
        ip.output().send(outgoing);
    }

    /** Asks for an answer. */
    public SendResult ping(IpAddress dest, int id, int number, Bytes content) {
        return ping(dest, id, number, content, 0);
    }

    SendResult ping(IpAddress dest, int id, int number, Bytes content, int hops) {
        identifier = id;
        sequence = number;
        data = content;
        outgoing.to(PROTOCOL, 0, IpAddress.ANY_V4.low(), 0, dest.low())
                .hopLimit(hops)
                .payload(HEADER + data.length(), requestPayload);
        return ip.output().send(outgoing);
    }

    private void writeReply(PacketWriter out) {
        writer.write(out, replyContent);
    }

    private void writeData(PacketWriter out) {
        out.putBytes("data", echo.buffer(), echo.dataStartOffset(), echo.dataEndOffset());
    }

    private void writeRequest(PacketWriter out) {
        writer.write(out, requestContent);
    }

    private Icmp.Builder.Complete reply(Icmp.Builder.NeedsBody builder) {
        return builder.bodyAsEchoReply()
                .identifier(identifier)
                .sequence(sequence)
                .data(replyData);
    }

    private Icmp.Builder.Complete request(Icmp.Builder.NeedsBody builder) {
        return builder.bodyAsEcho().identifier(identifier).sequence(sequence).data(data);
    }

    private void unreachable(Datagram datagram, int code, Icmp.Body.Unreachable body) throws ParseException {
        Bytes original = body.lengthKind() == Icmp.Body.Unreachable.LengthKind.Plain
                ? body.asPlain().original()
                : body.asExtended().original();
        if (code == FRAGMENTATION_NEEDED) {
            counts.add(IcmpEvent.ERRORS_RECEIVED);
            quotes.tooLong(true, original, body.mtu() == 0 ? LEAST_MTU : body.mtu());
            return;
        }
        error(
                datagram,
                original,
                switch (code) {
                    case 0, 5, 6, 11 -> IpError.NETWORK_UNREACHABLE;
                    case 2 -> IpError.PROTOCOL_UNREACHABLE;
                    case 3 -> IpError.PORT_UNREACHABLE;
                    case 9, 10, 13 -> IpError.PROHIBITED;
                    default -> IpError.HOST_UNREACHABLE;
                });
    }

    private void error(Datagram datagram, Bytes original, IpError error) {
        counts.add(IcmpEvent.ERRORS_RECEIVED);
        quotes.error(datagram.addresses(), original, error);
    }

    private static Bytes original(Icmp.Body.TimeExceeded body) {
        return body.lengthKind() == Icmp.Body.TimeExceeded.LengthKind.Plain
                ? body.asPlain().original()
                : body.asExtended().original();
    }

    private static Bytes original(Icmp.Body.ParameterProblem body) {
        return body.lengthKind() == Icmp.Body.ParameterProblem.LengthKind.Plain
                ? body.asPlain().original()
                : body.asExtended().original();
    }

    /** Errors about messages of ICMP interest nobody here. */
    @Override
    public boolean error(IpError error, AddressPair addresses, Bytes beginning) {
        return true;
    }
}
