package org.mpl4j.tcpip.ip;

import java.util.function.Consumer;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.tcpip.packets.ip.Ipv6;
import org.mpl4j.tcpip.packets.ip.Ipv6Body;
import org.mpl4j.tcpip.packets.ip.Ipv6Option;

/** Writes packets of IPv6, whole ones and fragments. */
final class Ipv6Packets implements PayloadWriter {
    static final int HEADER = 40;
    static final int FRAGMENT_HEADER = 8;
    static final int ALERT = 8;

    private final Ipv6.Writer writer = new Ipv6.Writer();
    private final Ipv6.Builder.Content content = this::content;
    private final Ipv6Body.Builder.Content wholeBody = this::payload;
    private final Ipv6Body.Builder.Content fragmentBody = this::fragment;
    private final Ipv6Body.Builder.Content alertBody = this::alert;
    private final Consumer<Ipv6Body.Builder.HopByHopOptionsList> alertOptions = this::alertOptions;
    private final Ipv6Option.Builder.Content alertOption = this::alertOption;
    private final Ipv6Option.Builder.Content padding = this::padding;
    private Ipv6Body.Builder.Content body = wholeBody;
    private Outgoing packet = new Outgoing();
    private PayloadWriter payload = packet.payload();
    private int hops;
    private boolean moreFragments;
    private int offset;
    private long identification;

    /** The next packet is a whole one. */
    Ipv6Packets whole(Outgoing outgoing, int hopLimit) {
        packet = outgoing;
        hops = hopLimit;
        payload = outgoing.payload();
        body = outgoing.alertsRouters() ? alertBody : wholeBody;
        return this;
    }

    /** The next packet is a fragment, its offset in units of 8 bytes. */
    Ipv6Packets fragment(Outgoing outgoing, int hopLimit, PayloadWriter bytes, int at, boolean isMore, int number) {
        packet = outgoing;
        hops = hopLimit;
        payload = bytes;
        body = fragmentBody;
        offset = at;
        moreFragments = isMore;
        identification = number & 0xffff_ffffL;
        return this;
    }

    @Override
    public void write(PacketWriter out) {
        writer.write(out, content);
    }

    private Ipv6.Builder.Complete content(Ipv6.Builder.NeedsSrc builder) {
        return builder.dscp(packet.dscp())
                .ecn(packet.ecn())
                .hopLimit(hops)
                .src(packet.addresses().sourceBytes())
                .dest(packet.addresses().destBytes())
                .body(body);
    }

    private Ipv6Body.Builder.Complete payload(Ipv6Body.Builder.NeedsNextBranch builder) {
        return builder.asPayload(packet.protocol()).payload(payload);
    }

    private Ipv6Body.Builder.Complete alert(Ipv6Body.Builder.NeedsNextBranch builder) {
        return builder.asHopByHop().options(alertOptions).rest(wholeBody);
    }

    private void alertOptions(Ipv6Body.Builder.HopByHopOptionsList list) {
        list.add(alertOption).add(padding);
    }

    private Ipv6Option.Builder.Complete alertOption(Ipv6Option.Builder.NeedsTypeBranch builder) {
        return builder.asRouterAlert().value(Ipv6Option.TypeBranch.RouterAlert.Value.MLD);
    }

    private Ipv6Option.Builder.Complete padding(Ipv6Option.Builder.NeedsTypeBranch builder) {
        return builder.asOther(Ipv6Option.Type.PadN).data(Bytes.EMPTY);
    }

    private Ipv6Body.Builder.Complete fragment(Ipv6Body.Builder.NeedsNextBranch builder) {
        if (offset == 0) {
            return builder.asFragment()
                    .moreFragments(moreFragments)
                    .identification(identification)
                    .asFirst()
                    .rest(wholeBody);
        }
        return builder.asFragment()
                .nextHeader(packet.protocol())
                .moreFragments(moreFragments)
                .identification(identification)
                .asLater(offset)
                .fragment(payload);
    }
}
