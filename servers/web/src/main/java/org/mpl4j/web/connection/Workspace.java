package org.mpl4j.web.connection;

import java.nio.charset.StandardCharsets;
import org.mpl4j.servers.common.metrics.Tally;
import org.mpl4j.web.content.HotTargets;
import org.mpl4j.web.http.ByteRanges;
import org.mpl4j.web.http.CodingPreferences;
import org.mpl4j.web.http.HeadParser;
import org.mpl4j.web.http.HttpDate;

/** What a thread needs to serve connections one after the other, made once: nothing of it belongs to a connection. */
public final class Workspace {
    private static final long MILLIS = 1000;
    private static final byte[] FIRST_FIELDS = bytes("Server: mpl-web\r\nDate: ");
    private static final byte[] LINE_END = bytes("\r\n");

    private final Site site;
    private final Tally tally;
    private final RequestLog log;
    private final HeadParser parser;
    private final HotTargets hot;
    private final CodingPreferences codings = new CodingPreferences();
    private final ByteRanges ranges = new ByteRanges();
    private final byte[] firstFields = new byte[FIRST_FIELDS.length + HttpDate.LENGTH + LINE_END.length];
    private long nanos;
    private long millis;
    private long dateSeconds = Long.MIN_VALUE;
    private boolean isStopping;

    /** For a thread. */
    public Workspace(Site site, Tally tally, RequestLog log) {
        this.site = site;
        this.tally = tally;
        this.log = log;
        parser = new HeadParser(site.limits());
        hot = new HotTargets(site.resources().settings().fresh().toNanos());
        System.arraycopy(FIRST_FIELDS, 0, firstFields, 0, FIRST_FIELDS.length);
        System.arraycopy(LINE_END, 0, firstFields, FIRST_FIELDS.length + HttpDate.LENGTH, LINE_END.length);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Says what time it is.
     *
     * @param nowNanos of the clock that intervals are measured with
     * @param nowMillis of the Unix epoch
     */
    public void time(long nowNanos, long nowMillis) {
        nanos = nowNanos;
        millis = nowMillis;
        long seconds = Math.floorDiv(nowMillis, MILLIS);
        if (seconds != dateSeconds) {
            dateSeconds = seconds;
            byte[] date = bytes(HttpDate.format(seconds));
            System.arraycopy(date, 0, firstFields, FIRST_FIELDS.length, HttpDate.LENGTH);
            hot.dropGone();
        }
    }

    /** From now on each response is the last of its connection. */
    public void beginToStop() {
        isStopping = true;
    }

    /** {@return whether each response is the last of its connection} */
    public boolean isStopping() {
        return isStopping;
    }

    /** {@return where this thread counts} */
    public Tally tally() {
        return tally;
    }

    /** {@return where this thread takes requests down} */
    public RequestLog log() {
        return log;
    }

    Site site() {
        return site;
    }

    HeadParser parser() {
        return parser;
    }

    HotTargets hot() {
        return hot;
    }

    CodingPreferences codings() {
        return codings;
    }

    ByteRanges ranges() {
        return ranges;
    }

    /** The fields that all responses begin with. */
    byte[] firstFields() {
        return firstFields;
    }

    long nanos() {
        return nanos;
    }

    long millis() {
        return millis;
    }

    long seconds() {
        return dateSeconds;
    }
}
