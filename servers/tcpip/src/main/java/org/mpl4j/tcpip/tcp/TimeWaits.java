package org.mpl4j.tcpip.tcp;

import java.util.ArrayDeque;
import java.util.Deque;
import org.mpl4j.tcpip.count.Counts;

/**
 * The connections in TIME-WAIT, in the order in which they began to wait. There may be only so many: a server that closes thousands of connections a second would fill the memory with them. Where there are more, the one
 * that has waited for longest is forgotten before its time.
 */
final class TimeWaits {
    private final Counts<TcpEvent> counts;
    private final int most;
    private final Deque<TcpConnection> waiting = new ArrayDeque<>();

    /** At most so many. */
    TimeWaits(Counts<TcpEvent> counts, int most) {
        this.counts = counts;
        this.most = most;
    }

    void add(TcpConnection connection) {
        dropEnded();
        if (waiting.size() == most) {
            TcpConnection oldest = waiting.remove();
            if (oldest.cause() == null) {
                counts.add(TcpEvent.TIME_WAITS_CUT_SHORT);
                oldest.giveWay();
            }
        }
        waiting.add(connection);
    }

    /** Those that have waited long enough, or gave way, are at the front or get there. */
    private void dropEnded() {
        for (TcpConnection first = waiting.peek(); first != null && first.cause() != null; first = waiting.peek()) {
            waiting.remove();
        }
    }
}
