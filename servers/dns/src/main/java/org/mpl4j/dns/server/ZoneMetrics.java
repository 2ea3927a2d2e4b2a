package org.mpl4j.dns.server;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.secondary.SecondaryAge;
import org.mpl4j.dns.transfer.TransferCounts;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.servers.common.metrics.PrometheusText;

/** Metrics of zones: versions, transfers, updates, and how old those are that are had from others. */
final class ZoneMetrics {
    /** Of more zones, there are sums only: who asks every few seconds is not to be given megabytes. */
    private static final int MOST_ZONES = 1000;

    private final ServedZones zones;

    ZoneMetrics(ServedZones zones) {
        this.zones = zones;
    }

    void write(PrometheusText text) {
        List<Zone> all = zones.zones().all();
        text.metric("mpl_dns_zones", "gauge", "Zones that are served.").value("mpl_dns_zones", all.size());
        String name = "mpl_dns_zone_serial";
        text.metric(name, "gauge", "Serial numbers of the first " + MOST_ZONES + " zones.");
        all.stream().limit(MOST_ZONES).forEach(zone -> text.value(name, zone.serial(), "zone", label(zone.apex())));
        updates(text);
        transfers(text);
        secondaries(text);
    }

    private void updates(PrometheusText text) {
        String name = "mpl_dns_updates_total";
        text.metric(name, "counter", "Updates by what became of them.")
                .value(name, zones.dynamic().made(), "result", "made")
                .value(name, zones.dynamic().refused(), "result", "refused");
    }

    private void transfers(PrometheusText text) {
        for (TransferCounts.Event event : TransferCounts.Event.values()) {
            String name = "mpl_dns_transfers_" + event.label() + "_total";
            text.metric(name, "counter", event.help())
                    .value(name, zones.transfers().sum(event));
        }
    }

    private void secondaries(PrometheusText text) {
        List<SecondaryAge> ages = zones.secondaries().ages();
        long missing = ages.stream().filter(age -> age.serial() < 0).count();
        text.metric("mpl_dns_secondary_zones", "gauge", "Zones that are had from primaries.")
                .value("mpl_dns_secondary_zones", ages.size());
        text.metric("mpl_dns_secondary_missing_zones", "gauge", "Those of them that expired, or were never had.")
                .value("mpl_dns_secondary_missing_zones", missing);
        String confirmed = "mpl_dns_secondary_confirmed_time_seconds";
        text.metric(
                confirmed,
                "gauge",
                "When a primary last said that a zone is the newest, in seconds of the Unix epoch.");
        for (SecondaryAge age : first(ages)) {
            add(text, confirmed, age.zone(), age.confirmed());
        }
        String expires = "mpl_dns_secondary_expires_time_seconds";
        text.metric(expires, "gauge", "When a zone is served no more if no primary is heard of until then.");
        for (SecondaryAge age : first(ages)) {
            add(text, expires, age.zone(), age.expires());
        }
    }

    private static List<SecondaryAge> first(List<SecondaryAge> ages) {
        return ages.subList(0, Math.min(MOST_ZONES, ages.size()));
    }

    private static void add(PrometheusText text, String name, DnsName zone, @Nullable Instant time) {
        if (time != null) {
            text.value(name, time.getEpochSecond(), "zone", label(zone));
        }
    }

    private static String label(DnsName zone) {
        return zone.isRoot() ? "." : zone.toString();
    }
}
