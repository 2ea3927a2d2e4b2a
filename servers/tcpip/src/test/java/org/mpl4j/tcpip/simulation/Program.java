package org.mpl4j.tcpip.simulation;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.clock.Timer;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.tcp.CloseCause;
import org.mpl4j.tcpip.tcp.TcpConnection;

/** A program at one side of a connection: sends a pattern, checks the one that comes, and ends as its plan says. */
final class Program {
    /** A program that has nothing more to do than to wait for the other side ends after this time, as that may be gone. */
    private static final long PATIENCE = 2 * Durations.HOUR;

    private final TcpConnection connection;
    private final SidePlan plan;
    private final TimerWheel clock;
    private final int sentPattern;
    private final int receivedPattern;
    private final Timer readAgain = new Timer(this::resume);
    private final Timer patience = new Timer(this::lose);
    private final ByteBuffer out;
    private final ByteBuffer in;
    private int sent;
    private int received;
    private boolean isPausing;
    private boolean hasEnd;
    private boolean hasClosed;
    private boolean isBusy;
    private @Nullable String wrong;

    Program(TcpConnection connection, SidePlan plan, TimerWheel clock, int sentPattern, int receivedPattern) {
        this.connection = connection;
        this.plan = plan;
        this.clock = clock;
        this.sentPattern = sentPattern;
        this.receivedPattern = receivedPattern;
        out = ByteBuffer.allocate(plan.chunk());
        in = ByteBuffer.allocate(plan.chunk());
        connection.onChange(this::go);
        go();
    }

    private static byte at(int index, int pattern) {
        return (byte) (index * 37 + (index >>> 8) * 5 + (index >>> 16) + pattern);
    }

    /** Does what can be done now. */
    void go() {
        if (isBusy) {
            return;
        }
        isBusy = true;
        boolean isAny = true;
        while (isAny && connection.cause() == null && !isAborting()) {
            isAny = write() | read();
            if (isAny) {
                clock.armIn(patience, PATIENCE);
            }
        }
        if (connection.cause() == null) {
            end();
        }
        if (connection.cause() != null) {
            readRest();
        }
        isBusy = false;
    }

    private boolean isAborting() {
        return plan.end() == SidePlan.End.ABORT && sent + received >= plan.abortAt();
    }

    private boolean write() {
        int count = Math.min(plan.chunk(), plan.toSend() - sent);
        if (count == 0 || hasClosed) {
            return false;
        }
        out.clear();
        for (int i = 0; i < count; i++) {
            out.put(at(sent + i, sentPattern));
        }
        int taken = connection.write(out.flip());
        sent += taken;
        return taken > 0;
    }

    private boolean read() {
        if (isPausing || hasEnd) {
            return false;
        }
        int count = connection.read(in.clear());
        if (count < 0) {
            hasEnd = true;
            return true;
        }
        check(count);
        if (count > 0 && plan.pause() > 0) {
            isPausing = true;
            clock.armIn(readAgain, plan.pause());
        }
        return count > 0;
    }

    /** What came before the connection ended can still be read. */
    private void readRest() {
        clock.cancel(readAgain);
        clock.cancel(patience);
        isPausing = false;
        if (!hasEnd && connection.cause() == CloseCause.CLOSED) {
            for (int count = connection.read(in.clear()); count > 0; count = connection.read(in.clear())) {
                check(count);
            }
            hasEnd = true;
        }
    }

    private void check(int count) {
        for (int i = 0; i < count && wrong == null; i++) {
            if (in.get(i) != at(received + i, receivedPattern)) {
                wrong = "byte " + (received + i) + " is " + in.get(i) + ", not " + at(received + i, receivedPattern);
            }
        }
        received += count;
    }

    private void resume() {
        isPausing = false;
        go();
    }

    private void end() {
        // To close a connection that is not open yet is to give it up (RFC 9293 section 3.10.4).
        boolean isSent = sent == plan.toSend() && connection.isEstablished();
        if (!patience.isArmed()) {
            clock.armIn(patience, PATIENCE);
        }
        if (isAborting()) {
            connection.abort();
        } else if (isSent && !hasClosed) {
            switch (plan.end()) {
                case SHUTDOWN -> shutdown();
                case SHUTDOWN_AFTER_PEER -> {
                    if (hasEnd) {
                        shutdown();
                    }
                }
                case CLOSE_WHEN_DONE -> {
                    if (hasEnd) {
                        close();
                    }
                }
                default -> close();
            }
        }
    }

    private void shutdown() {
        hasClosed = true;
        connection.closeOutput();
    }

    private void close() {
        hasClosed = true;
        connection.close();
    }

    /** The other side may wait for us, or be gone: a FIN finds out, and who gets no answer to that in as long a time again gives up. */
    private void lose() {
        if (connection.cause() != null) {
            return;
        }
        if (hasClosed) {
            connection.abort();
            readRest();
        } else if (sent == plan.toSend() && connection.isEstablished()) {
            shutdown();
        }
        if (connection.cause() == null) {
            clock.armIn(patience, PATIENCE);
        }
    }

    TcpConnection connection() {
        return connection;
    }

    int received() {
        return received;
    }

    SidePlan plan() {
        return plan;
    }

    @Nullable
    String wrong() {
        return wrong;
    }

    @Override
    public String toString() {
        return plan.end() + " sent " + sent + " of " + plan.toSend() + ", received " + received + ", "
                + connection.state() + " " + connection.cause() + ", buffers "
                + plan.settings().sendBuffer() + "/" + plan.settings().receiveBuffer() + ", chunk " + plan.chunk()
                + ", pause "
                + plan.pause() / Durations.MILLISECOND + " ms";
    }
}
