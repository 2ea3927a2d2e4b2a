package org.mpl4j.tcpip.cli;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.servers.common.link.Link;
import org.mpl4j.tcpip.packets.tcpip.IperfError;
import org.mpl4j.tcpip.packets.tcpip.IperfLength;
import org.mpl4j.tcpip.packets.tcpip.IperfText;

/** The control connection of an iperf3 measurement: states as single bytes, texts with their length before them. */
final class IperfControl implements Closeable {
    private static final int COOKIE_BYTES = 37;
    private static final int LENGTH_BYTES = 4;
    private static final int ERROR_BYTES = 8;
    private static final int LONGEST_TEXT = 1 << 20;

    private final Link link;

    IperfControl(Link link) {
        this.link = link;
    }

    /** Sends what tells which measurement a connection belongs to: 36 characters, and a zero. */
    static void sendCookie(Link link, String cookie) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(COOKIE_BYTES);
        bytes.put(cookie.getBytes(StandardCharsets.US_ASCII));
        link.write(bytes.clear());
    }

    /** Reads what {@link #sendCookie} sends. */
    static String readCookie(Link link) throws IOException {
        byte[] bytes = read(link, COOKIE_BYTES);
        return new String(bytes, 0, COOKIE_BYTES - 1, StandardCharsets.US_ASCII);
    }

    void send(IperfState state) throws IOException {
        link.write(ByteBuffer.wrap(new byte[] {state.number()}));
    }

    /**
     * Reads a state.
     *
     * @throws IOException if it is none that is known, or the other side says that it ends here
     */
    IperfState read() throws IOException {
        byte number = read(link, 1)[0];
        IperfState state = IperfState.of(number);
        if (state == null) {
            throw new IOException("the other side does not speak as iperf3 does: it says " + number);
        }
        switch (state) {
            case ACCESS_DENIED -> throw new IOException("the server is busy with another measurement");
            case SERVER_ERROR -> throw new IOException("the server cannot do that: " + readError());
            case SERVER_TERMINATE -> throw new IOException("the server was stopped");
            case CLIENT_TERMINATE -> throw new IOException("the client was stopped");
            default -> {
                return state;
            }
        }
    }

    /** Reads a state which has to be this one. */
    void expect(IperfState state) throws IOException {
        IperfState said = read();
        if (said != state) {
            throw new IOException("the other side says " + said + " where " + state + " is to be");
        }
    }

    private String readError() throws IOException {
        try {
            IperfError error = IperfError.parse(ByteBuffer.wrap(read(link, ERROR_BYTES)));
            return "iperf3's error " + error.error() + (error.errno() == 0 ? "" : ", errno " + error.errno());
        } catch (ParseException e) {
            throw new IllegalStateException("an error has eight bytes", e);
        }
    }

    void sendError(int error) throws IOException {
        send(IperfState.SERVER_ERROR);
        ByteBuffer bytes = ByteBuffer.allocate(ERROR_BYTES);
        IperfError.builder(bytes).error(error).errno(0).build();
        link.write(bytes.flip());
    }

    void send(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer message = ByteBuffer.allocate(LENGTH_BYTES + bytes.length);
        IperfText.builder(message).text(Bytes.wrap(bytes)).build();
        link.write(message.flip());
    }

    String readText() throws IOException {
        try {
            long length =
                    IperfLength.parse(ByteBuffer.wrap(read(link, LENGTH_BYTES))).length();
            if (length > LONGEST_TEXT) {
                throw new IOException("the other side does not speak as iperf3 does: a text of " + length + " bytes");
            }
            return new String(read(link, (int) length), StandardCharsets.UTF_8);
        } catch (ParseException e) {
            throw new IllegalStateException("a length has four bytes", e);
        }
    }

    private static byte[] read(Link link, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (link.read(bytes) < 0) {
                throw new EOFException("the other side has closed the control connection");
            }
        }
        return bytes.array();
    }

    @Override
    public void close() throws IOException {
        link.close();
    }
}
