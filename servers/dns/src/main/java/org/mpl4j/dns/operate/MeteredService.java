package org.mpl4j.dns.operate;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.transport.MessageHead;
import org.mpl4j.dns.service.Request;
import org.mpl4j.dns.service.Service;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.servers.common.metrics.Tally;

/** Counts what the service behind it answers, and writes some of it down. The outermost one of a chain. */
public final class MeteredService implements Service {
    /** One in so many answers is timed, as asking for the time costs as much as a small answer. */
    static final int TIMED = 16;

    private final Service next;
    private final Tally tally;
    private final @Nullable QueryLog log;
    private int untilTimed = TIMED;
    private int untilLogged;

    /**
     * Counts for one thread.
     *
     * @param next what answers
     * @param metrics what it counts for
     * @param log where some queries are written, null for nowhere
     */
    public MeteredService(Service next, DnsMetrics metrics, @Nullable QueryLog log) {
        this.next = next;
        this.log = log;
        tally = metrics.join();
        untilLogged = log == null ? 0 : log.oneIn();
    }

    @Override
    public boolean answer(Request request, ByteBuffer response) {
        int start = response.position();
        boolean isAnswered;
        if (--untilTimed == 0) {
            untilTimed = TIMED;
            long before = System.nanoTime();
            isAnswered = next.answer(request, response);
            DnsMetrics.countNanos(tally, System.nanoTime() - before);
        } else {
            isAnswered = next.answer(request, response);
        }
        if (isAnswered) {
            count(request, response, start);
        }
        return isAnswered;
    }

    private void count(Request request, ByteBuffer response, int start) {
        int end = response.position();
        int limit = response.limit();
        response.limit(end).position(start);
        try {
            MessageHead head = MessageHead.parse(response);
            DnsMetrics.countAnswer(tally, request.transport(), head.rcode());
            if (head.hasQuestion()) {
                DnsMetrics.countType(tally, head.question().qtypeRaw());
            }
            if (log != null && --untilLogged == 0) {
                untilLogged = log.oneIn();
                log.add(request, head, end - start);
            }
        } catch (ParseException e) {
            // What was written is no message. The transport sends it nevertheless, and tests of the service find it.
            DnsMetrics.countType(tally, Integer.MAX_VALUE);
        } finally {
            response.limit(limit).position(end);
        }
    }
}
