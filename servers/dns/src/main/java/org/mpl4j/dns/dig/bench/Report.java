package org.mpl4j.dns.dig.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.mpl4j.dns.dig.Mnemonics;

/** Says what was measured: a line a second, and all at the end. Time, and what the thread allocates, count from construction to {@link #stop}. */
final class Report {
    private static final double NANOS = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99};

    private final Results results;
    private final ProcessorTime server;
    private final double serverBefore;
    private double serverMicrosPerAnswer;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long start = System.nanoTime();
    private final long allocatedBefore = threads.getCurrentThreadAllocatedBytes();
    private final long cpuBefore = threads.getCurrentThreadCpuTime();
    private double seconds;
    private double answersPerSecond;
    private double allocatedPerAnswer;
    private double cpuMicrosPerAnswer;
    private long answeredBefore;

    /** Begins. */
    Report(Results results, ProcessorTime server) throws IOException {
        this.results = results;
        this.server = server;
        serverBefore = server.seconds();
    }

    /** The line for a second that has passed. */
    String tick(long ticks) {
        long answered = results.answered - answeredBefore;
        answeredBefore = results.answered;
        return String.format(
                Locale.ROOT,
                "%4d s  %,9d answers/s  p50 %,.0f us  p99 %,.0f us  lost %d  wrong %d",
                ticks,
                answered,
                micros(50),
                micros(99),
                results.lost,
                results.mismatches);
    }

    /** The measurement is over; answers that come later are only no losses. */
    void stop() throws IOException {
        seconds = (System.nanoTime() - start) / NANOS;
        long answered = Math.max(1, results.answered);
        answersPerSecond = results.answered / seconds;
        allocatedPerAnswer = (threads.getCurrentThreadAllocatedBytes() - allocatedBefore) / (double) answered;
        cpuMicrosPerAnswer = (threads.getCurrentThreadCpuTime() - cpuBefore) / NANOS_PER_MICRO / answered;
        serverMicrosPerAnswer = (server.seconds() - serverBefore) * MICROS_PER_SECOND / answered;
    }

    private double micros(double percentile) {
        return results.latencies.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        add(text, "%,.0f answers/s in %.1f s", answersPerSecond, seconds);
        add(
                text,
                "sent %,d, answered %,d, lost %,d, wrong %,d, unknown %,d, truncated %,d; %,.0f bytes an answer",
                results.sent,
                results.answered,
                results.lost,
                results.mismatches,
                results.unknown,
                results.truncated,
                results.bytes / (double) Math.max(1, results.answered));
        StringBuilder latencies = new StringBuilder("latency in us:");
        for (double percentile : PERCENTILES) {
            latencies.append(String.format(Locale.ROOT, "  p%s %,.1f", name(percentile), micros(percentile)));
        }
        add(text, "%s  largest %,.1f", latencies, results.latencies.getMaxValue() / NANOS_PER_MICRO);
        StringBuilder rcodes = new StringBuilder("answers:");
        for (int i = 0; i < results.rcodes.length; i++) {
            if (results.rcodes[i] > 0) {
                rcodes.append(String.format(Locale.ROOT, "  %s %,d", Mnemonics.rcode(i), results.rcodes[i]));
            }
        }
        add(text, "%s", rcodes);
        add(
                text,
                "the client itself: %.2f us of processor and %.1f bytes allocated an answer",
                cpuMicrosPerAnswer,
                allocatedPerAnswer);
        if (server.isKnown()) {
            add(text, "the server: %.2f us of processor an answer", serverMicrosPerAnswer);
        }
        return text.toString();
    }

    private static void add(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }

    private static String name(double percentile) {
        return percentile == Math.rint(percentile) ? Long.toString((long) percentile) : Double.toString(percentile);
    }

    String json() {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
            json.writeStartObject();
            json.writeNumberField("answers_per_second", answersPerSecond);
            json.writeNumberField("seconds", seconds);
            json.writeNumberField("sent", results.sent);
            json.writeNumberField("answered", results.answered);
            json.writeNumberField("lost", results.lost);
            json.writeNumberField("wrong", results.mismatches);
            json.writeNumberField("unknown", results.unknown);
            json.writeNumberField("truncated", results.truncated);
            json.writeNumberField("bytes", results.bytes);
            json.writeObjectFieldStart("latency_micros");
            for (double percentile : PERCENTILES) {
                json.writeNumberField("p" + name(percentile), micros(percentile));
            }
            json.writeNumberField("max", results.latencies.getMaxValue() / NANOS_PER_MICRO);
            json.writeEndObject();
            json.writeObjectFieldStart("rcodes");
            for (int i = 0; i < results.rcodes.length; i++) {
                if (results.rcodes[i] > 0) {
                    json.writeNumberField(Mnemonics.rcode(i), results.rcodes[i]);
                }
            }
            json.writeEndObject();
            json.writeNumberField("client_cpu_micros_per_answer", cpuMicrosPerAnswer);
            json.writeNumberField("client_allocated_bytes_per_answer", allocatedPerAnswer);
            if (server.isKnown()) {
                json.writeNumberField("server_cpu_micros_per_answer", serverMicrosPerAnswer);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory", e);
        }
        return line + System.lineSeparator();
    }
}
