package org.mpl4j.dns.transfer;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.dns.middleware.Answer;
import org.mpl4j.dns.middleware.Query;
import org.mpl4j.dns.middleware.Stage;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata.SOA;
import org.mpl4j.dns.packets.dns.Dnsclass;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.dns.zone.Serials;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.ZoneChange;
import org.mpl4j.dns.zone.ZoneChange.OwnedRecord;
import org.mpl4j.dns.zone.Zones;

/**
 * Gives zones (AXFR, RFC 5936) and their changes (IXFR, RFC 1995) to whom the configuration allows it. All messages of a transfer are of one version. What is no request
 * for a transfer, or is about a zone that is not there, is left to the next stage.
 */
public final class TransferStage implements Stage {
    private static final int AXFR = (int) Rrtype.AXFR.value();
    private static final int IXFR = (int) Rrtype.IXFR.value();
    private static final int IN = (int) Dnsclass.IN.value();

    private final Zones zones;
    private final ZonePolicies policies;
    private final ZoneHistory history;
    private final TransferCounts counts;

    /** Such a stage. */
    public TransferStage(Zones zones, ZonePolicies policies, ZoneHistory history, TransferCounts counts) {
        this.zones = zones;
        this.policies = policies;
        this.history = history;
        this.counts = counts;
    }

    @Override
    public Verdict handle(Query query, Answer answer) {
        int type = query.type();
        if (type != AXFR && type != IXFR || query.dnsClass() != IN) {
            return Verdict.NEXT;
        }
        ZoneConfig policy = policies.find(query.name());
        if (policy == null) {
            return answer.error(Dns.Rcode.NotAuth);
        }
        if (!Access.isAllowed(policy.allowTransfer(), query)) {
            counts.count(TransferCounts.Event.REFUSED_OUT);
            return Access.refuse(answer, "no rule of allow-transfer is fulfilled");
        }
        Zone zone = zones.get(query.name());
        if (zone == null) {
            return Verdict.NEXT;
        }
        boolean isStream = query.request().transport().isStream();
        if (type == AXFR) {
            // RFC 5936 section 4.2: there is no AXFR over UDP.
            return isStream ? giveAll(query, answer, zone) : answer.error(Dns.Rcode.NotImp);
        }
        SOA known = known(query);
        if (known == null) {
            return answer.error(Dns.Rcode.FormErr);
        }
        List<OwnedRecord> changes = changes(zone, known.serial());
        if (isStream && changes == null) {
            return giveAll(query, answer, zone);
        }
        counts.count(TransferCounts.Event.IXFR_OUT);
        if (isStream && changes != null) {
            return give(query, answer, changes.iterator());
        }
        return answer.stream(
                new DatagramTransfer(query, answer, changes == null ? List.of(ZoneRecords.soa(zone)) : changes));
    }

    private Verdict giveAll(Query query, Answer answer, Zone zone) {
        counts.count(TransferCounts.Event.AXFR_OUT);
        return give(query, answer, new ZoneRecords(zone));
    }

    private static Verdict give(Query query, Answer answer, Iterator<OwnedRecord> records) {
        return answer.stream(new TransferMessages(query, answer, records));
    }

    /** What the client has (RFC 1995 section 3). */
    private static @Nullable SOA known(Query query) {
        Dns message = query.message();
        if (message.nscount() != 1) {
            return null;
        }
        DnsRr rr = message.authority().get(0);
        return rr.atypeKind() == DnsRr.AtypeKind.Record && rr.asRecord().rdata() instanceof SOA soa ? soa : null;
    }

    /**
     * The records of an incremental transfer (RFC 1995 section 4).
     *
     * @return the SOA record alone if nothing is newer; null if it is not known what changed
     */
    private @Nullable List<OwnedRecord> changes(Zone zone, long serial) {
        OwnedRecord soa = ZoneRecords.soa(zone);
        if (!Serials.isNewer(zone.serial(), serial)) {
            return List.of(soa);
        }
        List<ZoneChange> changes = history.since(zone, serial);
        if (changes == null) {
            return null;
        }
        List<OwnedRecord> records = new ArrayList<>();
        records.add(soa);
        for (ZoneChange change : changes) {
            records.addAll(change.removed());
            records.addAll(change.added());
        }
        records.add(soa);
        return records;
    }
}
