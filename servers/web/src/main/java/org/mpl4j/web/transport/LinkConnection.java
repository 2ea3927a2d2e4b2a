package org.mpl4j.web.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.link.Link;
import org.mpl4j.web.connection.HttpConnection;
import org.mpl4j.web.connection.Sending;
import org.mpl4j.web.connection.WebCounter;

/** A connection on a link, with a thread of its own, which waits where it must. */
final class LinkConnection implements Runnable {
    /** What an idle connection has: room for a short request, or to see a longer one come. */
    private static final int IDLE_BYTES = 512;

    private static final int READ_BYTES = 4 * 1024;
    private static final long ABOUT_NANOS = 500_000_000;
    private static final int OUT_BYTES = 4 * HttpConnection.HEAD_ROOM;

    private final LinkServer server;
    private final Link link;
    private final InetAddress peer;
    private final HttpConnection connection;
    private final Pace pace;
    private final IdleOrder.Place<LinkConnection> place = new IdleOrder.Place<>(this);
    private byte[] in = new byte[IDLE_BYTES];
    private int length;
    private final long begin = System.nanoTime();
    private volatile boolean isFresh = true;
    private @Nullable ByteBuffer out;

    LinkConnection(LinkServer server, Link link) {
        this.server = server;
        this.link = link;
        peer = link.remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress()
                : InetAddress.getLoopbackAddress();
        connection = new HttpConnection(peer);
        pace = new Pace(System.nanoTime());
    }

    InetAddress peer() {
        return peer;
    }

    @Override
    public void run() {
        try (link) {
            while (!connection.isEnding() && read()) {
                serve();
            }
            if (connection.isInputLeft()) {
                passOver();
            }
        } catch (IOException e) {
            server.count(WebCounter.FAILED, 1);
        } finally {
            finish();
        }
    }

    private void finish() {
        try {
            connection.close();
        } catch (IOException e) {
            server.count(WebCounter.FAILED, 1);
        }
        server.ended(this);
    }

    /** Waits for bytes; false if there will be none. */
    private boolean read() throws IOException {
        if (length == in.length) {
            in = Arrays.copyOf(in, Math.max(READ_BYTES, 2 * in.length));
        }
        int count = link.read(ByteBuffer.wrap(in, length, in.length - length));
        if (count > 0) {
            length += count;
            server.count(WebCounter.RECEIVED_BYTES, count);
            moved(count);
            isFresh = false;
            if (!connection.isTakingContent()) {
                enter(Pace.Phase.HEAD);
                server.takePlace(this);
            }
        }
        return count >= 0;
    }

    /** Answers what has come. */
    private void serve() throws IOException {
        ByteBuffer room = out == null ? ByteBuffer.allocate(OUT_BYTES) : out;
        out = room;
        boolean isMore = true;
        while (isMore) {
            int taken = server.process(connection, in, length, room.clear());
            length -= taken;
            System.arraycopy(in, taken, in, 0, length);
            isMore = connection.isResponding() || room.remaining() < HttpConnection.HEAD_ROOM;
            if (room.position() > 0) {
                enter(Pace.Phase.SENDING);
                write(room.flip());
                served();
            }
            sendFile(room);
        }
        waitForRequest();
    }

    private void waitForRequest() {
        if (connection.isTakingContent()) {
            enter(Pace.Phase.CONTENT);
        } else if (length > 0) {
            enter(Pace.Phase.HEAD);
        } else {
            // An idle connection has no more than it needs to see a request come.
            out = null;
            in = in.length > IDLE_BYTES ? new byte[IDLE_BYTES] : in;
            sent();
            server.takePlace(this);
        }
    }

    private void sendFile(ByteBuffer room) throws IOException {
        if (connection.file() == null) {
            return;
        }
        ByteBuffer lent = server.fileSpaces().lend();
        try {
            sendFileBy(lent == null ? room : lent);
        } finally {
            if (lent != null) {
                server.fileSpaces().giveBack(lent);
            }
        }
    }

    private void sendFileBy(ByteBuffer space) throws IOException {
        Sending sending;
        while ((sending = connection.file()) != null) {
            enter(Pace.Phase.SENDING);
            space.clear();
            space.limit((int) Math.min(space.limit(), sending.count()));
            int count = sending.file().read(space, sending.position());
            if (count <= 0) {
                throw new IOException("a file became shorter while it was sent");
            }
            sending.sent(count);
            write(space.flip());
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        link.write(bytes);
        server.count(WebCounter.SENT_BYTES, count);
        moved(count);
    }

    /** What the client still sends would break the connection before it has the last response. */
    private void passOver() throws IOException {
        enter(Pace.Phase.LINGERING);
        length = 0;
        link.endOutput();
        while (link.read(ByteBuffer.wrap(in)) >= 0) {
            length = 0;
        }
    }

    private synchronized void enter(Pace.Phase phase) {
        pace.enter(phase, System.nanoTime());
    }

    private synchronized void served() {
        pace.served(System.nanoTime());
    }

    private synchronized void sent() {
        pace.sent(System.nanoTime());
    }

    private synchronized void moved(int count) {
        pace.moved(count);
    }

    /** Whether nothing goes on: a request was answered, or none has begun yet. */
    synchronized boolean isIdle() {
        return pace.phase() == Pace.Phase.IDLE || isFresh;
    }

    /** Takes its place among the idle ones since the last request was answered, or the connection began; or leaves it. */
    synchronized void takePlace(IdleOrder<LinkConnection> idle) {
        if (isIdle()) {
            idle.enter(place, pace.since());
        } else {
            idle.leave(place);
        }
    }

    /** Leaves its place for good. */
    void leave(IdleOrder<LinkConnection> idle) {
        idle.leave(place);
    }

    /** Whether the client has connected just now, and is about to ask. */
    boolean isAboutToAsk() {
        return isFresh && System.nanoTime() - begin < ABOUT_NANOS;
    }

    /** Why it is to be closed, null if it may go on. */
    synchronized @Nullable WebCounter late(WebLimits limits) {
        return pace.late(System.nanoTime(), limits);
    }

    void close() {
        try {
            link.close();
        } catch (IOException e) {
            server.count(WebCounter.FAILED, 1);
        }
    }
}
