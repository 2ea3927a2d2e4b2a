package org.mpl4j.web.transport;

import org.jspecify.annotations.Nullable;
import org.mpl4j.web.connection.WebCounter;

/** What a connection is about, since when, and how fast: by that it is found out which takes longer than it may. */
final class Pace {
    private static final long NANOS = 1_000_000_000;

    /** What is waited for. */
    enum Phase {
        /** The first byte of a request. */
        IDLE,
        /** The rest of a head. */
        HEAD,
        /** The rest of a request's content. */
        CONTENT,
        /** That the client takes a response. */
        SENDING,
        /** That the client ends. */
        LINGERING
    }

    private Phase phase = Phase.HEAD;
    private long since;
    private long windowSince;
    private long windowBytes;

    /** Of a connection that begins now. */
    Pace(long now) {
        since = now;
    }

    Phase phase() {
        return phase;
    }

    /** When what goes on began. */
    long since() {
        return since;
    }

    /** A request was answered. */
    void served(long now) {
        phase = Phase.IDLE;
        since = now;
    }

    /** The client has taken all of a response, if one was sent until now: that is when the connection became idle. */
    void sent(long now) {
        if (phase == Phase.SENDING) {
            served(now);
        }
    }

    /** Says what goes on now; nothing changes if that went on before. */
    void enter(Phase next, long now) {
        if (next != phase) {
            phase = next;
            since = now;
            windowSince = now;
            windowBytes = 0;
        }
    }

    /** So many bytes have moved. */
    void moved(long bytes) {
        windowBytes += bytes;
    }

    /** Why the connection is to be closed, null if it may go on. */
    @Nullable
    WebCounter late(long now, WebLimits limits) {
        return switch (phase) {
            case IDLE -> now - since > limits.idle().toNanos() ? WebCounter.IDLE : null;
            case HEAD -> now - since > limits.head().toNanos() ? WebCounter.SLOW_HEAD : null;
            case CONTENT -> isSlow(now, limits) ? WebCounter.SLOW_CONTENT : null;
            case SENDING -> isSlow(now, limits) ? WebCounter.SLOW_CLIENT : null;
            case LINGERING -> now - since > limits.linger().toNanos() ? WebCounter.CLOSED : null;
        };
    }

    private boolean isSlow(long now, WebLimits limits) {
        if (now - windowSince < WebLimits.PACE_SECONDS * NANOS) {
            return false;
        }
        boolean isSlow = windowBytes < (long) limits.bytesPerSecond() * WebLimits.PACE_SECONDS;
        windowSince = now;
        windowBytes = 0;
        return isSlow;
    }
}
