package org.mpl4j.tcpip.icmp;

import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
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
import org.mpl4j.tcpip.packets.icmp.Icmpv6;

/** Sends errors of ICMPv6, unless RFC 4443 section 2.4 e forbids it. */
final class Icmp6Errors implements ErrorSender {
    private static final int HEADER = 8;

    /** The whole error is no longer than each link takes. */
    private static final int MOST_QUOTED = 1280 - 40 - HEADER;

    private static final int UNRECOGNIZED_OPTION = 2;
    private static final int REASSEMBLY_TIME_EXCEEDED = 1;

    private final Ip ip;
    private final Counts<IcmpEvent> counts;
    private final RateLimit limit;
    private final Outgoing outgoing = new Outgoing();
    private final Icmpv6.Writer writer = new Icmpv6.Writer();
    private final Icmpv6.Builder.Content unreachable = this::unreachable;
    private final Icmpv6.Builder.Content timeExceeded = this::timeExceeded;
    private final Icmpv6.Builder.Content problem = this::problem;
    private final PayloadWriter payload = this::write;
    private Icmpv6.Builder.Content content = unreachable;
    private Bytes quote = Bytes.EMPTY;
    private int code;
    private int pointer;

    Icmp6Errors(Ip ip, TimerWheel clock, Counts<IcmpEvent> counts) {
        this.ip = ip;
        this.counts = counts;
        limit = new RateLimit(clock);
    }

    @Override
    public void send(Datagram about, IpError error) {
        code = switch (error) {
            case NETWORK_UNREACHABLE -> 0;
            case PROHIBITED -> 1;
            case PORT_UNREACHABLE -> 4;
            default -> 3;
        };
        send(about, unreachable, false);
    }

    @Override
    public void reassemblyTimeExceeded(Datagram about) {
        code = REASSEMBLY_TIME_EXCEEDED;
        send(about, timeExceeded, false);
    }

    @Override
    public void parameterProblem(Datagram about, int problemCode, int at) {
        code = problemCode;
        pointer = at;
        send(about, problem, code == UNRECOGNIZED_OPTION);
    }

    private void send(Datagram about, Icmpv6.Builder.Content message, boolean isForGroupsToo) {
        AddressPair pair = about.addresses();
        boolean isForbidden = about.isToGroup() && !isForGroupsToo
                || IpAddress.isUnspecified(pair.sourceHigh(), pair.sourceLow())
                || about.protocol() == Icmp6.PROTOCOL;
        if (isForbidden || !limit.allows()) {
            counts.add(IcmpEvent.ERRORS_NOT_SENT);
            return;
        }
        counts.add(IcmpEvent.ERRORS_SENT);
        content = message;
        quote = about.packet().slice(0, Math.min(about.packet().length(), MOST_QUOTED));
        boolean isFromUs = !about.isToGroup();
        outgoing.to(
                        Icmp6.PROTOCOL,
                        isFromUs ? pair.destHigh() : 0,
                        isFromUs ? pair.destLow() : 0,
                        pair.sourceHigh(),
                        pair.sourceLow())
                .payload(HEADER + quote.length(), payload);
        ip.output().send(isFromUs ? Scopes.keep(outgoing, about) : outgoing);
    }

    private void write(PacketWriter out) {
        writer.write(out, outgoing.addresses().pseudo(), content);
    }

    private Icmpv6.Builder.Complete unreachable(Icmpv6.Builder.NeedsBody builder) {
        return builder.code(code).bodyAsUnreachable().asPlain().original(quote);
    }

    private Icmpv6.Builder.Complete timeExceeded(Icmpv6.Builder.NeedsBody builder) {
        return builder.code(code).bodyAsTimeExceeded().asPlain().original(quote);
    }

    private Icmpv6.Builder.Complete problem(Icmpv6.Builder.NeedsBody builder) {
        return builder.code(code).bodyAsParameterProblem().pointer(pointer).original(quote);
    }
}
