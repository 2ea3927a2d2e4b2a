package org.mpl4j.tcpip.group;

import java.util.List;
import java.util.function.Consumer;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.count.Counts;
import org.mpl4j.tcpip.ip.InterfaceAddress;
import org.mpl4j.tcpip.ip.IpOutput;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.ip.Outgoing;
import org.mpl4j.tcpip.packets.igmp.Igmp;
import org.mpl4j.tcpip.packets.ip.IpProtocol;

/** Writes messages of IGMP (RFC 3376 section 4, RFC 2236 section 2, RFC 1112 appendix I). */
final class IgmpSender implements ReportSender {
    /** Its number. */
    static final int PROTOCOL = (int) IpProtocol.IGMP.value();

    private static final IpAddress ALL_ROUTERS = IpAddress.of("224.0.0.2");
    private static final IpAddress ALL_CURRENT_ROUTERS = IpAddress.of("224.0.0.22");
    private static final int MESSAGE = 8;
    private static final int RECORD = 8;
    private static final int SOURCE = 4;
    private static final int IP_HEADER = 24;
    private static final int INTERNETWORK_CONTROL = 0xc0;

    private final IpOutput output;
    private final Counts<GroupEvent> counts;
    private final Outgoing outgoing = new Outgoing();
    private final Igmp.Writer writer = new Igmp.Writer();
    private final PayloadWriter payload = this::write;
    private final Consumer<Igmp.Builder.BodyReportV3RecordsList> recordList = this::records;
    private List<GroupRecord> records = List.of();
    private Igmp.Builder.Content content = this::current;

    IgmpSender(IpOutput output, Counts<GroupEvent> counts) {
        this.output = output;
        this.counts = counts;
    }

    @Override
    public void report(NetInterface out, List<GroupRecord> all) {
        int room = out.mtu() - IP_HEADER - MESSAGE;
        for (List<GroupRecord> part : ReportParts.split(all, room, RECORD, SOURCE)) {
            int length = MESSAGE + ReportParts.length(part, RECORD, SOURCE);
            records = part;
            content = this::current;
            send(out, ALL_CURRENT_ROUTERS, length, GroupEvent.REPORTS_SENT);
        }
    }

    @Override
    public void reportOld(NetInterface out, IpAddress group, QuerierVersion version) {
        long number = IpAddress.v4OfLow(group.low());
        content = version == QuerierVersion.OLDEST
                ? builder -> builder.bodyAsReportV1().group(number)
                : builder -> builder.bodyAsReportV2().group(number);
        send(out, group, MESSAGE, GroupEvent.REPORTS_SENT);
    }

    @Override
    public void leave(NetInterface out, IpAddress group) {
        long number = IpAddress.v4OfLow(group.low());
        content = builder -> builder.bodyAsLeave().group(number);
        send(out, ALL_ROUTERS, MESSAGE, GroupEvent.LEAVES_SENT);
    }

    /** The source may be unspecified, as long as there is no address (RFC 3376 section 4.2.13). */
    private void send(NetInterface out, IpAddress dest, int length, GroupEvent event) {
        InterfaceAddress from = out.source(dest.high(), dest.low());
        IpAddress source = from == null ? IpAddress.ANY_V4 : from.address();
        outgoing.to(PROTOCOL, source.high(), source.low(), dest.high(), dest.low())
                .via(out)
                .hopLimit(1)
                .trafficClass(INTERNETWORK_CONTROL)
                .alertRouters()
                .payload(length, payload);
        counts.add(event);
        output.send(outgoing);
    }

    private void write(PacketWriter to) {
        writer.write(to, content);
    }

    private Igmp.Builder.Complete current(Igmp.Builder.NeedsBody builder) {
        return builder.bodyAsReportV3().records(recordList);
    }

    private void records(Igmp.Builder.BodyReportV3RecordsList list) {
        for (GroupRecord record : records) {
            list.add(item -> item.type(record.type())
                    .group(IpAddress.v4OfLow(record.group().low()))
                    .sources(sources ->
                            record.sources().forEach(source -> sources.add(IpAddress.v4OfLow(source.low())))));
        }
    }
}
