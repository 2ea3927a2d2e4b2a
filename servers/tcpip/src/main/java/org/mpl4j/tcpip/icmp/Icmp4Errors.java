package org.mpl4j.tcpip.icmp;

import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.count.Counts;
import org.mpl4j.tcpip.ip.AddressPair;
import org.mpl4j.tcpip.ip.Datagram;
import org.mpl4j.tcpip.ip.ErrorSender;
import org.mpl4j.tcpip.ip.Ip;
import org.mpl4j.tcpip.ip.IpError;
import org.mpl4j.tcpip.ip.Outgoing;
import org.mpl4j.tcpip.packets.icmp.Icmp;

/** Sends errors of ICMP, unless RFC 1122 section 3.2.2 forbids it: not about errors, nor what was sent to many or by nobody, and not too many. */
final class Icmp4Errors implements ErrorSender {
    private static final int HEADER = 8;

    /** The whole error has 576 bytes at most (RFC 1812 section 4.3.2.3). */
    private static final int MOST_QUOTED = 576 - 20 - HEADER;

    private static final int REASSEMBLY_TIME_EXCEEDED = 1;

    private final Ip ip;
    private final Counts<IcmpEvent> counts;
    private final RateLimit limit;
    private final Outgoing outgoing = new Outgoing();
    private final Icmp.Writer writer = new Icmp.Writer();
    private final Icmp.Builder.Content unreachable = this::unreachable;
    private final Icmp.Builder.Content timeExceeded = this::timeExceeded;
    private final Icmp.Builder.Content problem = this::problem;
    private final PayloadWriter payload = this::write;
    private Icmp.Builder.Content content = unreachable;
    private Bytes quote = Bytes.EMPTY;
    private int code;
    private int pointer;

    Icmp4Errors(Ip ip, TimerWheel clock, Counts<IcmpEvent> counts) {
        this.ip = ip;
        this.counts = counts;
        limit = new RateLimit(clock);
    }

    @Override
    public void send(Datagram about, IpError error) {
        code = switch (error) {
            case NETWORK_UNREACHABLE -> 0;
            case PROTOCOL_UNREACHABLE -> 2;
            case PORT_UNREACHABLE -> 3;
            case PROHIBITED -> 13;
            default -> 1;
        };
        send(about, unreachable);
    }

    @Override
    public void reassemblyTimeExceeded(Datagram about) {
        code = REASSEMBLY_TIME_EXCEEDED;
        send(about, timeExceeded);
    }

    @Override
    public void parameterProblem(Datagram about, int problemCode, int at) {
        code = problemCode;
        pointer = at;
        send(about, problem);
    }

    private void send(Datagram about, Icmp.Builder.Content message) {
        AddressPair pair = about.addresses();
        boolean isForbidden = about.isToGroup()
                || IpAddress.isUnspecified(0, pair.sourceLow())
                || about.protocol() == Icmp4.PROTOCOL && isError(about.payload());
        if (isForbidden || !limit.allows()) {
            counts.add(IcmpEvent.ERRORS_NOT_SENT);
            return;
        }
        counts.add(IcmpEvent.ERRORS_SENT);
        content = message;
        quote = about.packet().slice(0, Math.min(about.packet().length(), MOST_QUOTED));
        outgoing.back(Icmp4.PROTOCOL, pair).payload(HEADER + quote.length(), payload);
        ip.output().send(outgoing);
    }

    private static boolean isError(Bytes message) {
        try {
            return switch (Icmp.parse(message).bodyKind()) {
                case Unreachable, TimeExceeded, ParameterProblem, SourceQuench, Redirect -> true;
                default -> false;
            };
        } catch (ParseException e) {
            return true;
        }
    }

    private void write(PacketWriter out) {
        writer.write(out, content);
    }

    private Icmp.Builder.Complete unreachable(Icmp.Builder.NeedsBody builder) {
        return builder.code(code).bodyAsUnreachable().asPlain().original(quote);
    }

    private Icmp.Builder.Complete timeExceeded(Icmp.Builder.NeedsBody builder) {
        return builder.code(code).bodyAsTimeExceeded().asPlain().original(quote);
    }

    private Icmp.Builder.Complete problem(Icmp.Builder.NeedsBody builder) {
        return builder.code(code)
                .bodyAsParameterProblem()
                .pointer(pointer)
                .asPlain()
                .original(quote);
    }
}
