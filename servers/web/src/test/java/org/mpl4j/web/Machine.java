package org.mpl4j.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mpl4j.web.connection.HttpConnection;
import org.mpl4j.web.connection.Sending;
import org.mpl4j.web.connection.Workspace;

/** Gives a connection its bytes without any socket, and keeps what it says. */
public final class Machine {
    private final Workspace space;
    private final HttpConnection connection = new HttpConnection(InetAddress.getLoopbackAddress());
    private final ByteBuffer out;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private byte[] unread = {};

    /** With an output of a size. */
    public Machine(Workspace space, int outBytes) {
        this.space = space;
        out = ByteBuffer.allocate(outBytes);
    }

    /** A connection that is given a text at once; what it says. */
    public static String ask(Workspace space, String requests) {
        return new Machine(space, 1 << 17).give(requests).said();
    }

    /** Gives bytes. */
    public Machine give(String requests) {
        return give(requests.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Gives bytes. */
    public Machine give(byte[] bytes) {
        byte[] in = Arrays.copyOf(unread, unread.length + bytes.length);
        System.arraycopy(bytes, 0, in, unread.length, bytes.length);
        try {
            int at = 0;
            boolean isMore = true;
            while (isMore) {
                at = connection.process(space, in, at, in.length, out.clear());
                isMore = connection.isResponding() || out.remaining() < HttpConnection.HEAD_ROOM;
                said.write(out.array(), 0, out.position());
                sendFile();
            }
            unread = Arrays.copyOfRange(in, at, in.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private void sendFile() throws IOException {
        Sending sending = connection.file();
        if (sending != null) {
            ByteBuffer piece = ByteBuffer.allocate((int) Math.min(10_000, sending.count()));
            int count = sending.file().read(piece, sending.position());
            said.write(piece.array(), 0, count);
            sending.sent(count);
        }
    }

    /** {@return all that it has said} */
    public String said() {
        return said.toString(StandardCharsets.ISO_8859_1);
    }

    /** {@return the connection} */
    public HttpConnection connection() {
        return connection;
    }
}
