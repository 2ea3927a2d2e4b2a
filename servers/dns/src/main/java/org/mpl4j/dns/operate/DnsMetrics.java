package org.mpl4j.dns.operate;

import java.util.Locale;
import java.util.function.Consumer;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.dns.transport.TransportCounter;
import org.mpl4j.runtime.OpenEnum;
import org.mpl4j.servers.common.metrics.PrometheusText;
import org.mpl4j.servers.common.metrics.Tallies;
import org.mpl4j.servers.common.metrics.Tally;

/** What a server counts, and how it tells. Threads count for themselves; sums are made when somebody asks. */
public final class DnsMetrics {
    private static final Transport[] TRANSPORTS = Transport.values();
    private static final int RCODES = 16;
    /** Types up to ANY (255), URI and CAA are counted each, all others together. */
    private static final int TYPES = 258;

    private static final int OTHER = TYPES;
    private static final int TYPE_BASE = TRANSPORTS.length * RCODES;
    private static final int BUCKET_BASE = TYPE_BASE + TYPES + 1;
    /** 1 µs, 2 µs, 4 µs .. 16 ms, and more than that. */
    private static final int BUCKETS = 16;

    private static final int NANOS_BASE = BUCKET_BASE + BUCKETS;
    private static final int MICRO = 1000;
    private static final double NANOS = 1e9;

    private final Tallies answers = new Tallies(NANOS_BASE + 1);
    private final Tallies transports = TransportCounter.tallies();
    private final QueryLogCounts queryLog = new QueryLogCounts();
    private final long startedAt = System.currentTimeMillis();

    /** Where transports count. */
    public Tallies transports() {
        return transports;
    }

    /** Where the query log counts. */
    public QueryLogCounts queryLog() {
        return queryLog;
    }

    /** The counters of a further thread. */
    Tally join() {
        return answers.join();
    }

    static void countAnswer(Tally tally, Transport transport, int rcode) {
        tally.add(transport.ordinal() * RCODES + rcode, 1);
    }

    static void countType(Tally tally, int type) {
        tally.add(TYPE_BASE + (type < TYPES ? type : OTHER), 1);
    }

    static void countNanos(Tally tally, long nanos) {
        int bucket = Math.min(BUCKETS - 1, Long.SIZE - Long.numberOfLeadingZeros(Math.max(0, nanos - 1) / MICRO));
        tally.add(BUCKET_BASE + bucket, 1);
        tally.add(NANOS_BASE, nanos);
    }

    /** How many messages were answered. */
    public long answered() {
        long sum = 0;
        for (int i = 0; i < TYPE_BASE; i++) {
            sum += answers.sum(i);
        }
        return sum;
    }

    /**
     * All metrics in the text format of Prometheus.
     *
     * @param more adds others
     */
    public String text(Consumer<PrometheusText> more) {
        PrometheusText text = new PrometheusText();
        text.metric("mpl_dns_start_time_seconds", "gauge", "When the server was started, in seconds of the Unix epoch.")
                .value("mpl_dns_start_time_seconds", startedAt / 1000.0);
        answers(text);
        types(text);
        latency(text);
        transports(text);
        queryLog(text);
        more.accept(text);
        return text.toString();
    }

    private void answers(PrometheusText text) {
        String name = "mpl_dns_answers_total";
        text.metric(name, "counter", "Answers by transport and response code.");
        for (Transport transport : TRANSPORTS) {
            for (int rcode = 0; rcode < RCODES; rcode++) {
                long count = answers.sum(transport.ordinal() * RCODES + rcode);
                if (count > 0) {
                    text.value(name, count, "transport", label(transport), "rcode", tag(Dns.Rcode.of(rcode)));
                }
            }
        }
    }

    private void types(PrometheusText text) {
        String name = "mpl_dns_queries_total";
        text.metric(name, "counter", "Answered queries by type.");
        for (int type = 0; type <= TYPES; type++) {
            long count = answers.sum(TYPE_BASE + type);
            if (count > 0) {
                text.value(name, count, "qtype", type == OTHER ? "other" : tag(Rrtype.of(type)));
            }
        }
    }

    private void latency(PrometheusText text) {
        String name = "mpl_dns_answer_seconds";
        text.metric(
                name,
                "histogram",
                "How long an answer took without transport, of one in " + MeteredService.TIMED + " answers.");
        long count = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            count += answers.sum(BUCKET_BASE + bucket);
            String bound = bucket == BUCKETS - 1 ? "+Inf" : Double.toString((1L << bucket) * MICRO / NANOS);
            text.value(name + "_bucket", count, "le", bound);
        }
        text.value(name + "_sum", answers.sum(NANOS_BASE) / NANOS);
        text.value(name + "_count", count);
    }

    private void transports(PrometheusText text) {
        for (TransportCounter counter : TransportCounter.values()) {
            String name = "mpl_dns_transport_" + counter.name().toLowerCase(Locale.ROOT) + "_total";
            text.metric(name, "counter", counter.help());
            for (Transport transport : TRANSPORTS) {
                text.value(name, counter.sum(transports, transport), "transport", label(transport));
            }
        }
        text.metric("mpl_dns_connections", "gauge", "Open connections.");
        for (Transport transport : TRANSPORTS) {
            if (transport.isStream()) {
                long open = TransportCounter.ACCEPTED.sum(transports, transport)
                        - TransportCounter.CLOSED.sum(transports, transport);
                text.value("mpl_dns_connections", open, "transport", label(transport));
            }
        }
    }

    private void queryLog(PrometheusText text) {
        text.metric("mpl_dns_query_log_written_total", "counter", "Queries written to the query log.")
                .value("mpl_dns_query_log_written_total", queryLog.written());
        text.metric("mpl_dns_query_log_dropped_total", "counter", "Queries that the query log was too slow for.")
                .value("mpl_dns_query_log_dropped_total", queryLog.dropped());
    }

    private static String label(Transport transport) {
        return transport.name().toLowerCase(Locale.ROOT);
    }

    static String tag(OpenEnum value) {
        return value.tag().orElse(Long.toString(value.value()));
    }
}
