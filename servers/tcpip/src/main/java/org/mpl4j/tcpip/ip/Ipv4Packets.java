package org.mpl4j.tcpip.ip;

import java.util.function.Consumer;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.packets.ip.Ipv4;
import org.mpl4j.tcpip.packets.ip.Ipv4Option;

/** Writes packets of IPv4, whole ones and fragments. */
final class Ipv4Packets implements PayloadWriter {
    static final int HEADER = 20;
    static final int ALERT = 4;

    private final Ipv4.Writer writer = new Ipv4.Writer();
    private final Ipv4.Builder.Content content = this::content;
    private final Consumer<Ipv4.Builder.OptionsList> options = this::options;
    private final Ipv4Option.Builder.Content alert = Ipv4Option.Builder.NeedsTypeBranch::asRouterAlert;
    private Outgoing packet = new Outgoing();
    private PayloadWriter payload = packet.payload();
    private int hops;
    private boolean mustNotFragment;
    private boolean moreFragments;
    private int offset;
    private int identification;

    /** The next packet is a whole one. */
    Ipv4Packets whole(Outgoing outgoing, int hopLimit) {
        return part(outgoing, hopLimit, outgoing.payload(), true, 0, false, 0);
    }

    /** The next packet is a fragment, its offset in units of 8 bytes. */
    Ipv4Packets fragment(Outgoing outgoing, int hopLimit, PayloadWriter bytes, int at, boolean isMore, int number) {
        return part(outgoing, hopLimit, bytes, false, at, isMore, number);
    }

    private Ipv4Packets part(
            Outgoing outgoing, int hopLimit, PayloadWriter bytes, boolean isWhole, int at, boolean isMore, int number) {
        packet = outgoing;
        hops = hopLimit;
        payload = bytes;
        mustNotFragment = isWhole;
        offset = at;
        moreFragments = isMore;
        identification = number & 0xffff;
        return this;
    }

    @Override
    public void write(PacketWriter out) {
        writer.write(out, content);
    }

    private void options(Ipv4.Builder.OptionsList list) {
        if (packet.alertsRouters()) {
            list.add(alert);
        }
    }

    private Ipv4.Builder.Complete content(Ipv4.Builder.NeedsProtocol builder) {
        return builder.dscp(packet.dscp())
                .ecn(packet.ecn())
                .identification(identification)
                .dontFragment(mustNotFragment)
                .moreFragments(moreFragments)
                .fragmentOffset(offset)
                .ttl(hops)
                .protocol(packet.protocol())
                .src(IpAddress.v4OfLow(packet.addresses().sourceLow()))
                .dest(IpAddress.v4OfLow(packet.addresses().destLow()))
                .options(options)
                .payload(payload);
    }
}
