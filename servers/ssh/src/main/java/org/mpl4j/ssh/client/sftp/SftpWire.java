package org.mpl4j.ssh.client.sftp;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.ssh.packets.ssh.Sftp;
import org.mpl4j.ssh.packets.ssh.SftpFrame;
import org.mpl4j.ssh.packets.ssh.SftpFrameLength;

/**
 * Requests on their way to a server, and its responses. Requests are collected until a response is waited for, or enough of them are there. Those that move data are
 * built without allocation. For one thread.
 */
final class SftpWire {
    /** The longest message that OpenSSH's server takes or sends. */
    private static final int MAX_MESSAGE = 256 * 1024;

    private static final int LENGTH_BYTES = 4;
    private static final int OVERHEAD = 1024;
    private static final long IDS = 1L << 32;

    private final ReadableByteChannel in;
    private final WritableByteChannel out;
    private final ByteBuffer received = ByteBuffer.allocate(MAX_MESSAGE + LENGTH_BYTES);
    private final ByteBuffer pending = ByteBuffer.allocate(MAX_MESSAGE + LENGTH_BYTES);
    private final PacketWriter packets = new PacketWriter();
    private final SftpFrame.Writer frames = new SftpFrame.Writer();
    private long id;
    private Bytes handle = Bytes.EMPTY;
    private long offset;
    private ByteBuffer block = received;
    private int length;
    private final SftpFrame.Builder.Content readFrame = frame -> frame.message(
            message -> message.asRead().id(id).handle(handle).offset(offset).len(length));
    private final SftpFrame.Builder.Content writeFrame = frame -> frame.message(message -> message.asWrite()
            .id(id)
            .handle(handle)
            .offset(offset)
            .data(target -> target.putBytes("data", block, block.position(), block.position() + length)));

    /** What was received and not yet given out. */
    private int from;

    private int to;

    SftpWire(ReadableByteChannel in, WritableByteChannel out) {
        this.in = in;
        this.out = out;
    }

    /** A request, which is built with its number. */
    @FunctionalInterface
    interface Request {
        Sftp.Builder.Complete write(Sftp.Builder.NeedsTypeBranch message, long id);
    }

    /** Puts a request on its way; {@return its number} */
    long send(Request request) throws IOException {
        makeRoom(OVERHEAD);
        id = (id + 1) % IDS;
        frame(frame -> frame.message(message -> request.write(message, id)));
        return id;
    }

    /** A request for a part of a file; {@return its number} */
    long read(Bytes file, long at, int count) throws IOException {
        makeRoom(OVERHEAD);
        id = (id + 1) % IDS;
        handle = file;
        offset = at;
        length = count;
        frame(readFrame);
        return id;
    }

    /** A request to write the remaining bytes of a block; {@return its number} */
    long write(Bytes file, long at, ByteBuffer data) throws IOException {
        makeRoom(OVERHEAD + data.remaining());
        id = (id + 1) % IDS;
        handle = file;
        offset = at;
        block = data;
        length = data.remaining();
        frame(writeFrame);
        return id;
    }

    private void frame(SftpFrame.Builder.Content content) {
        packets.reset(pending);
        frames.write(packets, content);
        packets.finish();
    }

    private void makeRoom(int count) throws IOException {
        if (pending.remaining() < count) {
            flush();
        }
    }

    private void flush() throws IOException {
        pending.flip();
        while (pending.hasRemaining()) {
            out.write(pending);
        }
        pending.clear();
    }

    /**
     * Waits for a response.
     *
     * @return the next one, until the one after it
     */
    Sftp next() throws IOException {
        try {
            while (!isWhole()) {
                flush();
                receive();
            }
            int start = from + LENGTH_BYTES;
            from = start + length();
            return Sftp.parse(received.limit(from).position(start));
        } catch (ParseException e) {
            throw new IOException("the server sends what is no response of SFTP: " + e.getMessage(), e);
        }
    }

    private void receive() throws IOException {
        received.limit(to).position(from);
        received.compact();
        from = 0;
        to = received.position();
        if (in.read(received) < 0) {
            throw new EOFException("the server has ended SFTP");
        }
        to = received.position();
    }

    private boolean isWhole() throws ParseException {
        return to - from >= LENGTH_BYTES && to - from - LENGTH_BYTES >= length();
    }

    private int length() throws ParseException {
        long value = SftpFrameLength.parse(received.limit(to).position(from)).length();
        if (value == 0 || value > MAX_MESSAGE) {
            throw ParseException.badSize("length", from, value, 1, MAX_MESSAGE);
        }
        return (int) value;
    }
}
