package org.mpl4j.web.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.operate.HeldLog;
import org.mpl4j.web.connection.HttpConnection;
import org.mpl4j.web.connection.Sending;
import org.mpl4j.web.connection.WebCounter;

/** A connection in a loop: moves bytes as its wire is ready, and never waits. An idle one has no buffers. */
final class WireConnection {
    private static final int ROUNDS_IN_A_TURN = 16;
    private static final long FILE_BYTES_IN_A_TURN = 1 << 20;
    private static final long ABOUT_NANOS = 500_000_000;
    private static final byte[] NOTHING = {};

    /** What comes of a round. */
    private enum Next {
        AGAIN,
        READABLE,
        WRITABLE,
        CLOSED
    }

    private final LoopContext context;
    private final Wire wire;
    private final InetAddress peer;
    private final HttpConnection connection;
    private final Pace pace;
    private final IdleOrder.Place<WireConnection> place = new IdleOrder.Place<>(this);
    private final long begin;
    private byte[] unread = NOTHING;
    private @Nullable ByteBuffer unsent;
    private boolean isMoreNeeded = true;
    private boolean hasEnded;
    private boolean hasReceived;
    private boolean hasSent;
    private boolean isClosed;

    WireConnection(LoopContext context, Wire wire, InetAddress peer) {
        this.context = context;
        this.wire = wire;
        this.peer = peer;
        begin = context.now();
        connection = new HttpConnection(peer);
        pace = new Pace(begin);
    }

    InetAddress peer() {
        return peer;
    }

    boolean isClosed() {
        return isClosed;
    }

    /** Does what can be done now, but not for so long that others wait; the wire is told what is waited for, unless this is closed then. */
    void serve() {
        try {
            Next next = Next.AGAIN;
            for (int i = 0; i < ROUNDS_IN_A_TURN && next == Next.AGAIN; i++) {
                next = round();
            }
            finish(next);
            return;
        } catch (IOException e) {
            context.count(WebCounter.FAILED);
        } catch (RuntimeException e) {
            context.count(WebCounter.FAILED);
            HeldLog.logger(WireConnection.class.getName())
                    .log(System.Logger.Level.ERROR, "a connection was not served", e);
        }
        close();
    }

    private void finish(Next next) throws IOException {
        switch (next) {
            case READABLE -> wire.awaitReading();
            // What can be written to is ready at once: others have their turn before.
            case WRITABLE, AGAIN -> wire.awaitWriting();
            case CLOSED -> close();
        }
    }

    private Next round() throws IOException {
        if (pace.phase() == Pace.Phase.LINGERING) {
            return passOver();
        }
        if (!sendUnsent() || !sendFile()) {
            return wait(Pace.Phase.SENDING, Next.WRITABLE);
        }
        if (connection.isEnding() && !connection.isResponding()) {
            return end();
        }
        int length = takeUnread();
        boolean isReading = isMoreNeeded && !hasEnded && !connection.isResponding();
        int count = isReading ? read(length) : 0;
        if (count <= 0 && isReading && !connection.isResponding()) {
            keepUnread(0, length);
            hasEnded |= count < 0;
            return hasEnded ? Next.CLOSED : waitForRequest();
        }
        return process(length + count, isReading && count < context.readBytes());
    }

    private Next process(int length, boolean isAll) throws IOException {
        ByteBuffer out = context.out().clear();
        int taken = connection.process(context.space(), context.bytes(), 0, length, out);
        isMoreNeeded = !connection.isResponding() && out.remaining() >= HttpConnection.HEAD_ROOM;
        keepUnread(taken, length);
        if (out.flip().hasRemaining()) {
            pace.served(context.now());
            write(out);
            keepUnsent(out);
        }
        if (unsent != null) {
            return wait(Pace.Phase.SENDING, Next.WRITABLE);
        }
        return isMoreNeeded && isAll && !connection.isEnding() ? waitForRequest() : Next.AGAIN;
    }

    private Next waitForRequest() {
        if (connection.isTakingContent()) {
            return wait(Pace.Phase.CONTENT, Next.READABLE);
        }
        if (unread.length > 0) {
            return wait(Pace.Phase.HEAD, Next.READABLE);
        }
        pace.sent(context.now());
        return Next.READABLE;
    }

    private Next wait(Pace.Phase phase, Next next) {
        pace.enter(phase, context.now());
        return next;
    }

    private int read(int offset) throws IOException {
        ByteBuffer in = context.in();
        int count = wire.read(in.limit(offset + context.readBytes()).position(offset));
        if (count > 0) {
            hasReceived = true;
            WebCounter.RECEIVED_BYTES.add(context.tally(), count);
            pace.moved(count);
        }
        return count;
    }

    private void write(ByteBuffer out) throws IOException {
        if (hasSent) {
            sendAtOnce();
        }
        hasSent = true;
        int count = wire.write(out);
        WebCounter.SENT_BYTES.add(context.tally(), count);
        pace.moved(count);
    }

    private boolean isSentAtOnce;

    /** With one packet only there is nothing that could wait for another's acknowledgement (RFC 9293 section 3.7.4). */
    private void sendAtOnce() throws IOException {
        if (!isSentAtOnce) {
            isSentAtOnce = true;
            wire.sendAtOnce();
        }
    }

    private boolean sendUnsent() throws IOException {
        ByteBuffer left = unsent;
        if (left == null) {
            return true;
        }
        write(left);
        if (left.hasRemaining()) {
            return false;
        }
        context.release(left.capacity());
        unsent = null;
        return true;
    }

    private void keepUnsent(ByteBuffer out) throws IOException {
        int count = out.remaining();
        if (count > 0) {
            if (!context.buffer(count)) {
                throw new IOException("no buffers are left");
            }
            unsent = ByteBuffer.allocate(count).put(out).flip();
        }
    }

    private boolean sendFile() throws IOException {
        Sending sending = connection.file();
        if (sending == null) {
            return true;
        }
        pace.enter(Pace.Phase.SENDING, context.now());
        sendAtOnce();
        long count = wire.send(sending.file(), sending.position(), Math.min(sending.count(), FILE_BYTES_IN_A_TURN));
        if (count <= 0) {
            if (sending.file().size() <= sending.position()) {
                throw new IOException("a file became shorter while it was sent");
            }
            return false;
        }
        sending.sent(count);
        WebCounter.SENT_BYTES.add(context.tally(), count);
        pace.moved(count);
        return connection.file() == null || count == FILE_BYTES_IN_A_TURN;
    }

    private int takeUnread() {
        int length = unread.length;
        if (length > 0) {
            System.arraycopy(unread, 0, context.bytes(), 0, length);
            context.release(length);
            unread = NOTHING;
        }
        return length;
    }

    private void keepUnread(int from, int to) throws IOException {
        if (to > from) {
            if (!context.buffer(to - from)) {
                throw new IOException("no buffers are left");
            }
            unread = java.util.Arrays.copyOfRange(context.bytes(), from, to);
        }
    }

    private Next end() throws IOException {
        if (!connection.isInputLeft()) {
            return Next.CLOSED;
        }
        // RFC 9112 section 9.6: what the client still sends would reset the connection, and it might lose the response.
        wire.endOutput();
        pace.enter(Pace.Phase.LINGERING, context.now());
        return Next.READABLE;
    }

    private Next passOver() throws IOException {
        int count = read(0);
        return count < 0 ? Next.CLOSED : count == 0 ? Next.READABLE : Next.AGAIN;
    }

    /** Whether nothing goes on: a request was answered, or none has begun yet. */
    boolean isIdle() {
        return pace.phase() == Pace.Phase.IDLE || pace.phase() == Pace.Phase.HEAD && unread.length == 0;
    }

    /** Whether the client has connected just now, and is about to ask. */
    boolean isAboutToAsk() {
        return !hasReceived && context.now() - begin < ABOUT_NANOS;
    }

    /** Takes its place among the idle ones since the last request was answered, or the connection began; or leaves it. */
    void takePlace(IdleOrder<WireConnection> idle) {
        if (!isClosed && isIdle()) {
            idle.enter(place, pace.since());
        } else {
            idle.leave(place);
        }
    }

    /** Closes if something takes longer than it may. */
    void closeIfLate() {
        WebCounter reason = pace.late(context.now(), context.limits());
        if (reason == null) {
            return;
        }
        if (reason == WebCounter.SLOW_HEAD && unread.length > 0) {
            tellTimeout();
        }
        close(reason);
    }

    private void tellTimeout() {
        try {
            ByteBuffer out = context.out().clear();
            connection.timeOut(context.space(), out);
            write(out.flip());
        } catch (IOException e) {
            // It is closed anyway.
            HeldLog.logger(WireConnection.class.getName()).log(System.Logger.Level.TRACE, "not told", e);
        }
    }

    /** Closes for a reason. */
    void close(WebCounter reason) {
        if (!isClosed && reason != WebCounter.CLOSED) {
            context.count(reason);
        }
        close();
    }

    /** Closes, and gives back all that the connection has. */
    void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try {
            wire.close();
            connection.close();
        } catch (IOException e) {
            // It is closed for us, whatever the system thinks of it.
            HeldLog.logger(WireConnection.class.getName()).log(System.Logger.Level.TRACE, "closing failed", e);
        }
        context.release(unread.length);
        unread = NOTHING;
        if (unsent != null) {
            context.release(unsent.capacity());
            unsent = null;
        }
        context.count(WebCounter.CLOSED);
    }
}
