package org.mpl4j.tcpip.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.tcp.TcpConnection;

/** What a program does with a connection: it sends so many bytes of a pattern, and checks that it gets so many of another one. The connection may become one of another stack meanwhile. */
final class Talk {
    private static final int CHUNK = 10_007;

    private final int toSend;
    private final int pattern;
    private final int otherPattern;
    private final boolean closesLast;
    private final ByteBuffer out = ByteBuffer.allocateDirect(CHUNK);
    private final ByteBuffer in = ByteBuffer.allocateDirect(CHUNK);
    private @Nullable TcpConnection connection;
    private boolean isPaused;
    private int sent;
    private int received;
    private boolean hasEnded;

    /**
     * What a program will do.
     *
     * @param closesLast whether it ends its output only when the other side has
     */
    Talk(int toSend, int pattern, int otherPattern, boolean closesLast) {
        this.toSend = toSend;
        this.pattern = pattern;
        this.otherPattern = otherPattern;
        this.closesLast = closesLast;
    }

    /** Uses a connection from now on. */
    Talk on(TcpConnection other) {
        connection = other;
        other.onChange(this::go);
        go();
        return this;
    }

    /** Does nothing for a while. */
    void pause(boolean value) {
        isPaused = value;
        go();
    }

    private static byte at(int index, int of) {
        return (byte) (index * 31 + (index >>> 8) * 7 + (index >>> 16) + of);
    }

    private void go() {
        TcpConnection now = connection;
        if (now != null && !isPaused) {
            read(now);
            write(now);
        }
    }

    private void write(TcpConnection to) {
        while (sent < toSend && to.room() > 0 && to.cause() == null) {
            int count = Math.min(Math.min(CHUNK, toSend - sent), to.room());
            out.clear();
            for (int i = 0; i < count; i++) {
                out.put(at(sent + i, pattern));
            }
            int taken = to.write(out.flip());
            sent += taken;
            if (taken == 0) {
                return;
            }
        }
        if (sent == toSend && to.isEstablished() && (hasEnded || !closesLast)) {
            to.closeOutput();
        }
    }

    private void read(TcpConnection from) {
        for (int count = from.read(in.clear()); count != 0 && !hasEnded; count = from.read(in.clear())) {
            if (count < 0) {
                hasEnded = true;
                return;
            }
            for (int i = 0; i < count; i++) {
                if (in.get(i) != at(received + i, otherPattern)) {
                    assertThat(in.get(i)).as("byte " + (received + i)).isEqualTo(at(received + i, otherPattern));
                }
            }
            received += count;
        }
    }

    int received() {
        return received;
    }

    boolean isDone() {
        return hasEnded && sent == toSend;
    }

    @Nullable
    TcpConnection connection() {
        return connection;
    }

    @Override
    public String toString() {
        return "sent " + sent + " of " + toSend + ", received " + received + ", ended " + hasEnded + ", "
                + (connection == null ? "not begun" : connection.state() + " " + connection.cause());
    }
}
