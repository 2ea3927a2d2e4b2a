package org.mpl4j.dns.update;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.dns.middleware.Answer;
import org.mpl4j.dns.middleware.Query;
import org.mpl4j.dns.middleware.Stage;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.Dnsclass;
import org.mpl4j.dns.packets.dns.EdnsOption.Data.ExtendedError.InfoCode;
import org.mpl4j.dns.zone.RrTypes;
import org.mpl4j.runtime.codec.DnsName;

/**
 * Handles the operation UPDATE (RFC 2136 section 3). It returns when the change is on the disk.
 *
 * <p>Who may change a zone is asked before the prerequisites are looked at, not behind them as in section 3.3: they would tell anybody what is in the zone. A zone of
 * which this server is a secondary is not changed, nor is the message forwarded (section 6 leaves that to the server): NOTIMP has the client try the next server of the
 * zone (section 4.3), until it comes to the primary.
 */
public final class UpdateStage implements Stage {
    private final DynamicZones zones;
    private final Function<Query, @Nullable DnsName> keys;
    private final Reserved reserved;

    /**
     * Such a stage.
     *
     * @param zones what may be changed
     * @param keys says which key a message is signed with, null if it is not signed, or not rightly
     * @param reserved what updates may not change
     */
    public UpdateStage(DynamicZones zones, Function<Query, @Nullable DnsName> keys, Reserved reserved) {
        this.zones = zones;
        this.keys = keys;
        this.reserved = reserved;
    }

    @Override
    public Verdict handle(Query query, Answer answer) {
        try {
            DynamicZone zone = zone(query);
            zone.change(new ClientUpdate(query.message(), reserved));
            zones.countMade();
            answer.setRcode(Dns.Rcode.NoError);
            return Verdict.ANSWERED;
        } catch (UpdateException e) {
            zones.countRefused();
            Verdict verdict = answer.error(e.rcode());
            if (e.code() != InfoCode.Other || !e.text().isEmpty()) {
                answer.explain(e.code(), e.text());
            }
            return verdict;
        }
    }

    /** Sections 3.1 and 3.3. */
    private DynamicZone zone(Query query) throws UpdateException {
        if (query.type() != RrTypes.SOA) {
            throw new UpdateException(Dns.Rcode.FormErr, "the type of the zone is not SOA");
        }
        ZoneConfig config = query.dnsClass() == Dnsclass.IN.value() ? zones.config(query.name()) : null;
        if (config == null) {
            throw new UpdateException(
                    Dns.Rcode.NotAuth, InfoCode.NotAuthoritative, query.name() + " is no zone of this server");
        }
        if (config.isSecondary()) {
            throw new UpdateException(
                    Dns.Rcode.NotImp, InfoCode.NotSupported, "a secondary server; send updates to a primary");
        }
        DnsName key = keys.apply(query);
        long high = query.request().addressHigh();
        long low = query.request().addressLow();
        if (config.allowUpdate().stream().noneMatch(rule -> rule.allows(high, low, key))) {
            throw new UpdateException(Dns.Rcode.Refused, InfoCode.Prohibited, "");
        }
        DynamicZone zone = zones.zone(query.name());
        if (zone == null) {
            throw new UpdateException(Dns.Rcode.ServFail, InfoCode.NotReady, "the zone is not loaded");
        }
        return zone;
    }
}
