package org.mpl4j.tcpip.group;

import java.util.List;
import java.util.function.Consumer;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.count.Counts;
import org.mpl4j.tcpip.icmp.Icmp6;
import org.mpl4j.tcpip.ip.AddressPair;
import org.mpl4j.tcpip.ip.InterfaceAddress;
import org.mpl4j.tcpip.ip.IpOutput;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.ip.Outgoing;
import org.mpl4j.tcpip.packets.icmp.Icmpv6;

/** Writes messages of MLD (RFC 3810 section 5, RFC 2710 section 3). */
final class MldSender implements ReportSender {
    private static final IpAddress ALL_ROUTERS = IpAddress.of("ff02::2");
    private static final IpAddress ALL_CURRENT_ROUTERS = IpAddress.of("ff02::16");
    private static final int REPORT = 8;
    private static final int OLD_MESSAGE = 24;
    private static final int RECORD = 20;
    private static final int SOURCE = 16;
    private static final int IP_HEADER = 48;

    private final IpOutput output;
    private final Counts<GroupEvent> counts;
    private final Outgoing outgoing = new Outgoing();
    private final AddressPair address = new AddressPair();
    private final Icmpv6.Writer writer = new Icmpv6.Writer();
    private final PayloadWriter payload = this::write;
    private final Consumer<Icmpv6.Builder.BodyListenerReportV2RecordsList> recordList = this::records;
    private List<GroupRecord> records = List.of();
    private Icmpv6.Builder.Content content = this::current;

    MldSender(IpOutput output, Counts<GroupEvent> counts) {
        this.output = output;
        this.counts = counts;
    }

    @Override
    public void report(NetInterface out, List<GroupRecord> all) {
        int room = out.mtu() - IP_HEADER - REPORT;
        for (List<GroupRecord> part : ReportParts.split(all, room, RECORD, SOURCE)) {
            int length = REPORT + ReportParts.length(part, RECORD, SOURCE);
            records = part;
            content = this::current;
            send(out, ALL_CURRENT_ROUTERS, length, GroupEvent.REPORTS_SENT);
        }
    }

    @Override
    public void reportOld(NetInterface out, IpAddress group, QuerierVersion version) {
        content = builder -> builder.bodyAsListenerReport().group(bytes(group));
        send(out, group, OLD_MESSAGE, GroupEvent.REPORTS_SENT);
    }

    @Override
    public void leave(NetInterface out, IpAddress group) {
        content = builder -> builder.bodyAsListenerDone().group(bytes(group));
        send(out, ALL_ROUTERS, OLD_MESSAGE, GroupEvent.LEAVES_SENT);
    }

    /** From the address of the link; while there is none, from none, so that switches learn of it (RFC 3590). */
    private void send(NetInterface out, IpAddress dest, int length, GroupEvent event) {
        InterfaceAddress from = out.source(ALL_ROUTERS.high(), ALL_ROUTERS.low());
        IpAddress source = from == null || !from.address().isLinkLocal() ? IpAddress.ANY : from.address();
        outgoing.to(Icmp6.PROTOCOL, source.high(), source.low(), dest.high(), dest.low())
                .via(out)
                .hopLimit(1)
                .alertRouters()
                .payload(length, payload);
        counts.add(event);
        output.send(outgoing);
    }

    private void write(PacketWriter to) {
        writer.write(to, outgoing.addresses().pseudo(), content);
    }

    private Icmpv6.Builder.Complete current(Icmpv6.Builder.NeedsBody builder) {
        return builder.bodyAsListenerReportV2().records(recordList);
    }

    private void records(Icmpv6.Builder.BodyListenerReportV2RecordsList list) {
        for (GroupRecord record : records) {
            list.add(item -> item.type(record.type())
                    .group(bytes(record.group()))
                    .sources(sources -> record.sources().forEach(source -> sources.add(bytes(source)))));
        }
    }

    private Bytes bytes(IpAddress of) {
        address.set(of.high(), of.low(), of.high(), of.low());
        return address.sourceBytes();
    }
}
