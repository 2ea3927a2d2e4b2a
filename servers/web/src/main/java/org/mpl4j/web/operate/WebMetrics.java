package org.mpl4j.web.operate;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.metrics.PrometheusText;
import org.mpl4j.web.connection.WebCounter;
import org.mpl4j.web.connection.WebCounts;
import org.mpl4j.web.content.ResourceCache;
import org.mpl4j.web.http.Method;
import org.mpl4j.web.http.Status;

/** What the server tells of itself, in the text format of Prometheus. */
final class WebMetrics {
    private static final double MILLIS = 1000;

    private final long startedAt = System.currentTimeMillis();
    private final WebCounts counts;
    private final ResourceCache resources;
    private final @Nullable AccessLog log;

    WebMetrics(WebCounts counts, ResourceCache resources, @Nullable AccessLog log) {
        this.counts = counts;
        this.resources = resources;
        this.log = log;
    }

    String text() {
        PrometheusText text = new PrometheusText();
        String started = "mpl_web_start_time_seconds";
        text.metric(started, "gauge", "When the server was started, in seconds of the Unix epoch.")
                .value(started, startedAt / MILLIS);
        responses(text);
        for (WebCounter counter : WebCounter.values()) {
            String name = "mpl_web_" + counter.name().toLowerCase(Locale.ROOT) + "_total";
            one(text, name, "counter", counter.help(), counts.sum(counter));
        }
        one(
                text,
                "mpl_web_connections",
                "gauge",
                "Open connections.",
                counts.sum(WebCounter.ACCEPTED) - counts.sum(WebCounter.CLOSED));
        cache(text);
        return text.toString();
    }

    private void responses(PrometheusText text) {
        String name = "mpl_web_responses_total";
        text.metric(name, "counter", "Responses by status.");
        for (Status status : Status.values()) {
            if (counts.sum(status) > 0) {
                text.value(name, (double) counts.sum(status), "code", Integer.toString(status.code()));
            }
        }
        String requests = "mpl_web_requests_total";
        text.metric(requests, "counter", "Answered requests by method.");
        for (Method method : Method.values()) {
            if (counts.sum(method) > 0) {
                text.value(requests, (double) counts.sum(method), "method", method.name());
            }
        }
    }

    private void cache(PrometheusText text) {
        one(text, "mpl_web_cache_bytes", "gauge", "Memory that files take.", resources.memoryBytes());
        one(
                text,
                "mpl_web_cache_loads_total",
                "counter",
                "Files that were read from disk, or read again.",
                resources.counts().loads().sum());
        one(
                text,
                "mpl_web_cache_checks_total",
                "counter",
                "Files that were looked at to see whether they have changed.",
                resources.counts().checks().sum());
        one(
                text,
                "mpl_web_cache_evictions_total",
                "counter",
                "Files that made room for others.",
                resources.counts().evictions().sum());
        if (log != null) {
            one(text, "mpl_web_access_log_written_total", "counter", "Lines of the access log.", log.written());
            one(
                    text,
                    "mpl_web_access_log_dropped_total",
                    "counter",
                    "Lines that the access log was too slow for.",
                    log.dropped());
        }
    }

    private static void one(PrometheusText text, String name, String type, String help, long value) {
        text.metric(name, type, help).value(name, (double) value);
    }
}
