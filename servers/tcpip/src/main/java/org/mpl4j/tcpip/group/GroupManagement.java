package org.mpl4j.tcpip.group;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.count.Counts;
import org.mpl4j.tcpip.icmp.Icmp6;
import org.mpl4j.tcpip.icmp.Icmp6Handler;
import org.mpl4j.tcpip.ip.AddressPair;
import org.mpl4j.tcpip.ip.Datagram;
import org.mpl4j.tcpip.ip.GroupListener;
import org.mpl4j.tcpip.ip.Ip;
import org.mpl4j.tcpip.ip.IpError;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.ip.ProtocolHandler;
import org.mpl4j.tcpip.packets.icmp.Icmpv6;
import org.mpl4j.tcpip.packets.icmp.MldQuery;
import org.mpl4j.tcpip.packets.igmp.Igmp;
import org.mpl4j.tcpip.packets.igmp.IgmpQuery;

/** IGMP and MLD of a host: takes queries and others' reports, and has changes told. On links without frames nobody is told anything, as there is nobody to choose from there. */
public final class GroupManagement implements GroupListener, ProtocolHandler, Icmp6Handler {
    private static final IpAddress ALL_SYSTEMS = IpAddress.of("224.0.0.1");
    private static final IpAddress ALL_NODES = IpAddress.of("ff02::1");
    private static final long TENTH = 100 * Durations.MILLISECOND;
    /** Groups of IPv6 whose packets stay on the interface, or are of the reserved scope (RFC 3810 section 6). */
    private static final int INTERFACE_SCOPE = 1;

    private final TimerWheel clock;
    private final RandomGenerator random;
    private final Counts<GroupEvent> counts = new Counts<>(GroupEvent.class);
    private final IgmpSender igmp;
    private final MldSender mld;
    private final List<Links> links = new ArrayList<>();

    private record Links(NetInterface on, LinkGroups v4, LinkGroups v6) {}

    /** Attaches it. */
    public GroupManagement(Ip ip, Icmp6 icmp, TimerWheel clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
        igmp = new IgmpSender(ip.output(), counts);
        mld = new MldSender(ip.output(), counts);
        ip.input().registerV4(IgmpSender.PROTOCOL, this);
        icmp.onGroups(this);
        ip.setGroupListener(this);
    }

    private LinkGroups of(NetInterface on, boolean isV4) {
        for (Links known : links) {
            if (known.on == on) {
                return isV4 ? known.v4 : known.v6;
            }
        }
        Links made = new Links(on, new LinkGroups(on, igmp, clock, random), new LinkGroups(on, mld, clock, random));
        links.add(made);
        return isV4 ? made.v4 : made.v6;
    }

    private static boolean isTold(NetInterface on, IpAddress group) {
        boolean isOfAll = group.equals(ALL_SYSTEMS) || group.equals(ALL_NODES);
        return on.link().isEthernet()
                && !isOfAll
                && (group.isV4() || ((int) (group.high() >>> 48) & 0xf) > INTERFACE_SCOPE);
    }

    @Override
    public void joined(NetInterface on, IpAddress group) {
        if (isTold(on, group)) {
            of(on, group.isV4()).joined(group);
        }
    }

    @Override
    public void left(NetInterface on, IpAddress group) {
        if (isTold(on, group)) {
            of(on, group.isV4()).left(group);
        }
    }

    /** What happened. */
    public Counts<GroupEvent> counts() {
        return counts;
    }

    @Override
    public boolean receive(Datagram datagram) {
        try {
            Igmp message = Igmp.parse(datagram.payloadBuffer());
            if (!message.checksumValid()) {
                counts.add(GroupEvent.BAD_CHECKSUM);
            } else if (datagram.hopLimit() != 1 && message.bodyKind() != Igmp.BodyKind.ReportV1) {
                counts.add(GroupEvent.NOT_GENUINE);
            } else {
                receive(of(datagram.in(), true), message);
            }
        } catch (ParseException e) {
            counts.add(GroupEvent.MALFORMED);
        }
        return true;
    }

    private void receive(LinkGroups groups, Igmp message) throws ParseException {
        switch (message.bodyKind()) {
            case Query -> {
                counts.add(GroupEvent.QUERIES_RECEIVED);
                asked(groups, message.maxResponseCode(), message.bodyAsQuery());
            }
            case ReportV1 -> heard(groups, IpAddress.v4(message.bodyAsReportV1().group()));
            case ReportV2 -> heard(groups, IpAddress.v4(message.bodyAsReportV2().group()));
            case ReportV3 -> counts.add(GroupEvent.REPORTS_RECEIVED);
            default -> {}
        }
    }

    private static void asked(LinkGroups groups, int code, Igmp.Body.Query query) {
        IpAddress group = IpAddress.v4(query.group());
        if (!query.hasVersion3()) {
            QuerierVersion version = code == 0 ? QuerierVersion.OLDEST : QuerierVersion.OLD;
            groups.asked(version, group, List.of(), code * TENTH);
            return;
        }
        List<IpAddress> sources = new ArrayList<>();
        for (IgmpQuery.SourcesItem source : query.version3().sources()) {
            sources.add(IpAddress.v4(source.address()));
        }
        groups.asked(QuerierVersion.CURRENT, group, sources, FloatingCodes.ofByte(code) * TENTH);
    }

    private void heard(LinkGroups groups, IpAddress group) {
        counts.add(GroupEvent.REPORTS_RECEIVED);
        groups.heard(group);
    }

    @Override
    public boolean receive(Datagram datagram, Icmpv6 message) throws ParseException {
        AddressPair pair = datagram.addresses();
        boolean isOfLink = IpAddress.isLinkLocal(pair.sourceHigh(), pair.sourceLow()) && datagram.hopLimit() == 1;
        if (!isOfLink || !datagram.alertsRouters()) {
            counts.add(GroupEvent.NOT_GENUINE);
            return true;
        }
        LinkGroups groups = of(datagram.in(), false);
        switch (message.bodyKind()) {
            case ListenerQuery -> {
                counts.add(GroupEvent.QUERIES_RECEIVED);
                asked(groups, message.bodyAsListenerQuery());
            }
            case ListenerReport ->
                heard(groups, IpAddress.of(message.bodyAsListenerReport().group()));
            case ListenerReportV2 -> counts.add(GroupEvent.REPORTS_RECEIVED);
            default -> {}
        }
        return true;
    }

    private static void asked(LinkGroups groups, Icmpv6.Body.ListenerQuery query) {
        IpAddress group = IpAddress.of(query.group());
        if (!query.hasVersion2()) {
            groups.asked(QuerierVersion.OLD, group, List.of(), query.maxResponseDelay() * Durations.MILLISECOND);
            return;
        }
        List<IpAddress> sources = new ArrayList<>();
        for (MldQuery.SourcesItem source : query.version2().sources()) {
            sources.add(IpAddress.of(source.address()));
        }
        long response = FloatingCodes.ofShort(query.maxResponseDelay()) * Durations.MILLISECOND;
        groups.asked(QuerierVersion.CURRENT, group, sources, response);
    }

    /** Errors about reports interest nobody here. */
    @Override
    public boolean error(IpError error, AddressPair addresses, Bytes beginning) {
        return true;
    }
}
