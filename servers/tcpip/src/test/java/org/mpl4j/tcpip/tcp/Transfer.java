package org.mpl4j.tcpip.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;

/** One side of a connection that sends so many bytes of a pattern, and checks that it gets so many of another one. */
final class Transfer {
    private static final int CHUNK = 10_007;

    private final TcpConnection connection;
    private final int toSend;
    private final int sentPattern;
    private final int receivedPattern;
    private final ByteBuffer out = ByteBuffer.allocateDirect(CHUNK);
    private final ByteBuffer in = ByteBuffer.allocateDirect(CHUNK);
    private int sent;
    private int received;
    private boolean hasEnded;

    Transfer(TcpConnection connection, int toSend, int sentPattern, int receivedPattern) {
        this.connection = connection;
        this.toSend = toSend;
        this.sentPattern = sentPattern;
        this.receivedPattern = receivedPattern;
        connection.onChange(this::go);
        go();
    }

    private static byte at(int index, int pattern) {
        return (byte) (index * 31 + (index >>> 8) * 7 + (index >>> 16) + pattern);
    }

    void go() {
        write();
        read();
    }

    private void write() {
        while (sent < toSend && connection.room() > 0 && connection.cause() == null) {
            int count = Math.min(Math.min(CHUNK, toSend - sent), connection.room());
            out.clear();
            for (int i = 0; i < count; i++) {
                out.put(at(sent + i, sentPattern));
            }
            int taken = connection.write(out.flip());
            sent += taken;
            if (taken == 0) {
                return;
            }
        }
        if (sent == toSend) {
            connection.closeOutput();
        }
    }

    private void read() {
        for (int count = connection.read(in.clear()); count != 0 && !hasEnded; count = connection.read(in.clear())) {
            if (count < 0) {
                hasEnded = true;
                return;
            }
            for (int i = 0; i < count; i++) {
                if (in.get(i) != at(received + i, receivedPattern)) {
                    assertThat(in.get(i)).as("byte " + (received + i)).isEqualTo(at(received + i, receivedPattern));
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

    TcpConnection connection() {
        return connection;
    }
}
