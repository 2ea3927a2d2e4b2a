package org.mpl4j.dns.operate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.transport.MessageHead;
import org.mpl4j.dns.service.Request;
import org.mpl4j.servers.common.operate.HeldLog;
import org.mpl4j.servers.common.operate.JsonText;

/** Writes one in so many queries to a file, a line of JSON each. Who answers never waits: what comes too fast is dropped and counted. */
public final class QueryLog implements AutoCloseable {
    private static final int WAITING = 8192;
    private static final String END = "";
    private static final long STOP_SECONDS = 2;

    private final int oneIn;
    private final QueryLogCounts counts;
    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(WAITING);
    private final BufferedWriter file;
    private final Thread thread;

    /**
     * Appends to a file.
     *
     * @param path the file
     * @param oneIn so many queries one is written
     * @param counts what becomes of them
     */
    public QueryLog(Path path, int oneIn, QueryLogCounts counts) throws IOException {
        this.oneIn = oneIn;
        this.counts = counts;
        try {
            file = Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IOException("cannot write the query log " + path + ": " + e.getMessage(), e);
        }
        thread = new Thread(null, this::write, "query-log");
        thread.setDaemon(true);
        thread.start();
    }

    int oneIn() {
        return oneIn;
    }

    /** Takes a query down, by what its answer repeats of it. */
    void add(Request request, MessageHead answer, int byteCount) {
        StringBuilder line = new StringBuilder(160);
        line.append("{\"time\":\"").append(Instant.ofEpochMilli(System.currentTimeMillis()));
        line.append("\",\"transport\":\"").append(request.transport().name().toLowerCase(Locale.ROOT));
        line.append("\",\"client\":\"").append(request.address().getHostAddress());
        line.append("\",\"port\":").append(request.port());
        if (answer.hasQuestion()) {
            line.append(",\"name\":");
            JsonText.append(line, answer.question().qname().toString());
            line.append(",\"type\":\"")
                    .append(DnsMetrics.tag(answer.question().qtype()))
                    .append('"');
        }
        line.append(",\"rcode\":\"").append(DnsMetrics.tag(Dns.Rcode.of(answer.rcode())));
        line.append("\",\"bytes\":").append(byteCount).append("}\n");
        if (!lines.offer(line.toString())) {
            counts.countDropped();
        }
    }

    private void write() {
        try {
            String line;
            while (!(line = next()).equals(END)) {
                file.write(line);
                counts.countWritten();
            }
        } catch (IOException e) {
            HeldLog.logger(QueryLog.class.getName())
                    .log(System.Logger.Level.ERROR, "the query log is not written any more", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next line; what is written is put on disk whenever there is none for a moment. */
    private String next() throws InterruptedException, IOException {
        String line = lines.poll(1, TimeUnit.SECONDS);
        if (line == null) {
            file.flush();
            line = lines.take();
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        try {
            if (lines.offer(END, STOP_SECONDS, TimeUnit.SECONDS)) {
                thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        file.close();
    }
}
