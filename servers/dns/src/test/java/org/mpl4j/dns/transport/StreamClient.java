package org.mpl4j.dns.transport;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.transport.StreamMessage;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;

/** A client on a stream that waits for what it asks. */
final class StreamClient implements AutoCloseable {
    static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final DataInputStream in;

    StreamClient(InetSocketAddress server) throws IOException {
        this(new Socket(server.getAddress(), server.getPort()));
    }

    StreamClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
    }

    /** A message behind its length. */
    static byte[] frame(ByteBuffer message) {
        ByteBuffer buffer = ByteBuffer.allocate(message.remaining() + 2);
        StreamMessage.builder(buffer).message(Bytes.wrap(message)).build();
        return buffer.array();
    }

    OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    void send(byte[] bytes) throws IOException {
        out().write(bytes);
    }

    void ask(int id, String name) throws IOException {
        send(frame(EchoService.query(id, name)));
    }

    Dns receive() throws IOException, ParseException {
        byte[] message = new byte[in.readUnsignedShort()];
        in.readFully(message);
        return Dns.parse(ByteBuffer.wrap(message));
    }

    /** Whether the server closes the connection, or has closed it. */
    boolean isClosed() throws IOException {
        try {
            return in.read() < 0;
        } catch (java.net.SocketException e) {
            return true;
        }
    }

    void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
