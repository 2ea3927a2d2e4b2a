package org.mpl4j.tcpip.handover;

import java.io.Closeable;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.Violation;
import org.mpl4j.tcpip.packets.handover.Handover;

/**
 * The connection of a Unix-domain stream socket on which a host is handed over: messages of {@code specs/handover}, one of which an open file goes along with. For one thread at a time; {@link #close} may be called by
 * any.
 */
public final class Conduit implements Closeable, MessageSink, MessageSource {
    /** The length of the longest message: 64 KiB of data, what is said of it, and some room. */
    static final int LONGEST = (64 << 10) + (4 << 10);

    private static final Duration USUAL = Duration.ofSeconds(30);

    private final ConduitSocket socket;
    private final ByteBuffer in = ByteBuffer.allocateDirect(2 * LONGEST).limit(0);
    private final ByteBuffer out = ByteBuffer.allocateDirect(LONGEST);
    private final PacketWriter writer = new PacketWriter();
    private final Handover message = new Handover();
    private Deadline deadline = Deadline.in(USUAL);

    private Conduit(ConduitSocket socket) {
        this.socket = socket;
    }

    /**
     * Connects to who has the host.
     *
     * @throws IOException if nobody listens there
     */
    public static Conduit connect(Path path) throws IOException {
        return new Conduit(new PassingSocket(channel(path)));
    }

    /**
     * Connects to who has the host, without open files.
     *
     * @throws IOException if nobody listens there
     */
    static Conduit connectWithoutFiles(Path path) throws IOException {
        return new Conduit(new PlainSocket(channel(path)));
    }

    private static SocketChannel channel(Path path) throws IOException {
        try {
            return SocketChannel.open(UnixDomainSocketAddress.of(path));
        } catch (IOException e) {
            throw new IOException(
                    "cannot connect to the conduit " + path + " (" + e.getMessage()
                            + "): it is a Unix-domain socket, where whoever has the host listens while this server starts",
                    e);
        }
    }

    /** Takes a connection of who shall get the host, and closes it in the end. */
    public static Conduit accepted(SocketChannel channel) throws IOException {
        return new Conduit(new PassingSocket(channel));
    }

    /** The same, without open files. */
    static Conduit acceptedWithoutFiles(SocketChannel channel) throws IOException {
        return new Conduit(new PlainSocket(channel));
    }

    /** Sets by when all that follows has to be done. */
    void until(Deadline time) {
        deadline = time;
    }

    @Override
    public void send(Handover.Builder.Content content) throws HandOverException {
        send(content, -1);
    }

    /**
     * Sends a message.
     *
     * @param descriptor of an open file that goes along; -1 for none
     */
    void send(Handover.Builder.Content content, int descriptor) throws HandOverException {
        writer.reset(out.clear());
        Handover.write(writer, content);
        writer.finish();
        out.flip();
        int passed = descriptor;
        while (out.hasRemaining()) {
            socket.send(out, passed, deadline);
            passed = -1;
        }
    }

    @Override
    public Handover next() throws HandOverException {
        try {
            int size = Handover.frameSize(in);
            while (size > in.remaining()) {
                if (size > LONGEST) {
                    throw new HandOverException(
                            "a message of " + size + " bytes came on the conduit; " + LONGEST + " are allowed");
                }
                fill();
                size = Handover.frameSize(in);
            }
            message.wrap(in, in.position(), in.position() + size);
            in.position(in.position() + size);
        } catch (ParseException e) {
            throw new HandOverException("what came on the conduit is no message: " + e.getMessage(), e);
        }
        for (Violation violation : message.violations()) {
            throw new HandOverException("a message on the conduit contradicts itself: " + violation);
        }
        return message;
    }

    /** Waits for more bytes. */
    private void fill() throws HandOverException {
        in.compact();
        try {
            socket.receive(in, deadline);
        } finally {
            in.flip();
        }
    }

    /** The open file that came, to be closed by who takes it; -1 if none did. */
    int takeDescriptor() {
        return socket.takeDescriptor();
    }

    /** Lets nothing more come: what the other side sends from now on fails there, and what it sent before is still received. */
    void shutdownInput() {
        socket.shutdownInput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
