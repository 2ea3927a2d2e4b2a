package org.mpl4j.dns.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.service.LaterAnswer;
import org.mpl4j.dns.service.MessageSource;
import org.mpl4j.servers.common.operate.HeldLog;

/**
 * A connection: reads queries, any number behind each other, and writes answers. Answers of several messages are asked for the next one only when the one before is
 * sent, and queries are read only while answers are taken; so what a connection holds is bounded by one message that is not whole and one round of answers.
 */
final class Connection {
    private static final int ROUNDS_IN_A_TURN = 4;

    private final StreamContext context;
    private final Answerer answerer;
    private final Wire wire;
    private final Interest interest;
    private final Peer peer;
    private final int port;
    private final long number;
    private final Deque<MessageSource> transfers = new ArrayDeque<>(0);
    /** Answers the query that the shared buffer is at. */
    private final MessageSource answer;

    private final LaterAnswers later;
    /** The beginning of a message, ready to be read. */
    private @Nullable ByteBuffer partial;
    /** Answers that the client did not take yet, ready to be written. */
    private @Nullable ByteBuffer pending;

    private boolean hasEnded;
    private boolean isClosed;
    private long activeAt;
    private long partialSince;
    private long pendingSince;

    Connection(
            StreamContext context, Answerer answerer, Wire wire, Interest interest, Peer peer, int port, long number) {
        this.context = context;
        this.answerer = answerer;
        this.wire = wire;
        this.interest = interest;
        this.peer = peer;
        this.port = port;
        this.number = number;
        later = new LaterAnswers(context.loop(), this::deliver);
        Supplier<LaterAnswer> laterAnswers = later::expect;
        answer = room -> {
            answerer.request().allowLater(laterAnswers);
            return answerer.answer(context.in(), peer, port, number, room);
        };
        activeAt = context.now();
        partialSince = activeAt;
        pendingSince = activeAt;
    }

    Peer peer() {
        return peer;
    }

    /** Does what can be done now, but not for so long that others wait. */
    void serve() {
        try {
            int rounds = ROUNDS_IN_A_TURN;
            while (!isClosed && rounds > 0 && sendPending() && round()) {
                rounds--;
            }
            if (!isClosed) {
                finish();
            }
        } catch (IOException e) {
            close();
        } catch (RuntimeException e) {
            answerer.failed(e);
            close();
        }
    }

    /** An answer that was given later, null for none. */
    private void deliver(@Nullable MessageSource late) {
        if (isClosed) {
            answerer.count(late == null ? TransportCounter.UNANSWERED : TransportCounter.UNSENT, 1);
            return;
        }
        if (late == null) {
            answerer.count(TransportCounter.UNANSWERED, 1);
        } else {
            transfers.add(late);
        }
        serve();
    }

    /** One round of answers; false if there is nothing more to do until the socket is ready. */
    private boolean round() throws IOException {
        ByteBuffer out = context.out().clear();
        boolean hasMore = transfer();
        hasMore |= readAndAnswer();
        if (out.flip().hasRemaining()) {
            activeAt = context.now();
            wire.write(out);
            keepPending(out);
        }
        return hasMore && !wire.isBusy();
    }

    private boolean transfer() {
        for (int i = transfers.size(); i > 0 && context.framing().hasRoom(); i--) {
            MessageSource source = transfers.remove();
            if (context.framing().write(source)) {
                answerer.count(TransportCounter.SENT, 1);
                transfers.add(source);
            }
        }
        return !transfers.isEmpty();
    }

    /** Reads and answers queries; whether there are more that could be answered at once. */
    private boolean readAndAnswer() throws IOException {
        if (!mayRead()) {
            return false;
        }
        ByteBuffer in = context.in().clear();
        boolean wasPartial = takePartial(in);
        int count = hasEnded ? 0 : wire.read(in);
        hasEnded |= count < 0;
        if (count <= 0 && !wasPartial) {
            return false;
        }
        in.flip();
        int answered = answerAll(in);
        boolean isWhole = isWholeNext(in);
        keepPartial(in, !wasPartial || answered > 0);
        return isWhole || wire.hasUnread();
    }

    private boolean mayRead() {
        return !context.isStopping() && hasRoomForMore() && context.framing().hasRoom();
    }

    /** Whether so few answers are on their way that more may be begun. */
    private boolean hasRoomForMore() {
        return transfers.size() + later.expected() < context.limits().transfers();
    }

    private int answerAll(ByteBuffer in) {
        int answered = 0;
        int limit = in.limit();
        while (hasRoomForMore() && context.framing().hasRoom()) {
            int next = Framing.next(in);
            if (next < 0) {
                break;
            }
            if (context.framing().write(answer)) {
                MessageSource more = answerer.request().more();
                if (more != null) {
                    transfers.add(more);
                }
            }
            in.limit(limit).position(next);
            activeAt = context.now();
            answered++;
        }
        return answered;
    }

    private static boolean isWholeNext(ByteBuffer in) {
        int position = in.position();
        int limit = in.limit();
        boolean isWhole = Framing.next(in) >= 0;
        in.limit(limit).position(position);
        return isWhole;
    }

    private boolean takePartial(ByteBuffer in) {
        if (partial == null) {
            return false;
        }
        in.put(partial);
        context.pool().giveBack(partial);
        partial = null;
        return true;
    }

    private void keepPartial(ByteBuffer in, boolean isNew) throws IOException {
        if (in.hasRemaining()) {
            partial = keep(in);
            if (isNew) {
                partialSince = context.now();
            }
        }
    }

    private void keepPending(ByteBuffer out) throws IOException {
        if (out.hasRemaining()) {
            pending = keep(out);
            pendingSince = context.now();
        } else if (wire.hasUnsent()) {
            pendingSince = context.now();
        }
    }

    private ByteBuffer keep(ByteBuffer bytes) throws IOException {
        ByteBuffer kept = context.pool().take(bytes.remaining());
        if (kept == null) {
            throw new IOException("no buffers are left");
        }
        return kept.put(bytes).flip();
    }

    /** Sends what was not taken before; whether nothing is left. */
    private boolean sendPending() throws IOException {
        ByteBuffer left = pending;
        if (left == null) {
            if (wire.hasUnsent()) {
                wire.write(context.nothing());
            }
        } else {
            wire.write(left);
            if (left.hasRemaining()) {
                return false;
            }
            context.pool().giveBack(left);
            pending = null;
        }
        if (wire.hasUnsent()) {
            return false;
        }
        return true;
    }

    private boolean hasUnsent() {
        return pending != null || wire.hasUnsent();
    }

    /** Closes if all is done, or waits for what is needed. */
    private void finish() {
        if (wire.isBusy()) {
            interest.nothing();
        } else if (hasUnsent()) {
            interest.writing();
        } else if (!transfers.isEmpty() || hasRoomForMore() && (isWholePartial() || wire.hasUnread())) {
            // There is work, but it is the others' turn.
            interest.writing();
        } else if (later.expected() > 0 && (hasEnded || context.isStopping() || !hasRoomForMore())) {
            // Nothing is read before an answer is there.
            interest.nothing();
        } else if (hasEnded || context.isStopping()) {
            close();
        } else {
            interest.reading();
        }
    }

    private boolean isWholePartial() {
        return !context.isStopping() && partial != null && isWholeNext(partial);
    }

    /** Whether nothing is going on. */
    boolean isIdle() {
        return partial == null && !hasUnsent() && transfers.isEmpty() && later.expected() == 0 && wire.isEstablished();
    }

    /** When the last message was answered. */
    long activeAt() {
        return activeAt;
    }

    /** Whether something takes longer than it may. */
    boolean isLate(long now) {
        StreamLimits limits = context.limits();
        if (hasUnsent()) {
            return now - pendingSince > limits.write().toNanos();
        }
        if (!wire.isEstablished()) {
            return now - activeAt > limits.message().toNanos();
        }
        if (partial != null) {
            return now - partialSince > limits.message().toNanos();
        }
        return transfers.isEmpty()
                && later.expected() == 0
                && now - activeAt > limits.idle().toNanos();
    }

    /** Closes for a reason. */
    void close(TransportCounter reason) {
        if (!isClosed) {
            answerer.count(reason, 1);
            close();
        }
    }

    /** Closes, and gives back all that the connection has. */
    void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        interest.end();
        try {
            wire.close();
        } catch (IOException e) {
            // It is closed for us, whatever the system thinks of it.
            HeldLog.logger(Connection.class.getName()).log(System.Logger.Level.TRACE, "closing failed", e);
        }
        giveBack(partial);
        giveBack(pending);
        partial = null;
        pending = null;
        transfers.clear();
        answerer.count(TransportCounter.CLOSED, 1);
        context.connections().remove(this);
    }

    private void giveBack(@Nullable ByteBuffer buffer) {
        if (buffer != null) {
            context.pool().giveBack(buffer);
        }
    }
}
