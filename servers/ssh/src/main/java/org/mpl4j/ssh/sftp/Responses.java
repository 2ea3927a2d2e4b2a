package org.mpl4j.ssh.sftp;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.servers.common.nativeio.FileStatus;
import org.mpl4j.ssh.packets.ssh.Sftp;
import org.mpl4j.ssh.packets.ssh.SftpAttrs;
import org.mpl4j.ssh.packets.ssh.SftpFrame;
import org.mpl4j.ssh.packets.ssh.SftpHandleNumber;

/**
 * Responses on their way to the client: several of them go out with one write. What is needed again and again is kept, so that data and statuses are built
 * without allocation.
 */
final class Responses {
    /** How much is collected before it is sent. */
    private static final int ENOUGH = 64 * 1024;

    private final WritableByteChannel channel;
    private final MemorySegment memory;
    private final ByteBuffer buffer;
    private final PacketWriter packets = new PacketWriter();
    private final SftpFrame.Writer frames = new SftpFrame.Writer();

    private long id;
    private StatusCode status = StatusCode.OK;
    private Bytes text = Bytes.EMPTY;
    private FileRead read = (address, room) -> 0;
    private long readResult;
    private final SftpFrame.Builder.Content statusFrame = frame -> frame.message(message ->
            message.asStatus().id(id).code(status.code()).errorMessage(text).languageTag(Bytes.EMPTY));
    private final PayloadWriter dataContent = this::readInPlace;
    private final SftpFrame.Builder.Content dataFrame =
            frame -> frame.message(message -> message.asData().id(id).data(dataContent));

    Responses(Arena arena, WritableByteChannel channel, int capacity) {
        this.channel = channel;
        memory = arena.allocate(capacity);
        buffer = memory.asByteBuffer();
    }

    /** Sends all there is if a response of this length would not fit, or there is enough already. */
    void makeRoom(int length) throws IOException {
        if (buffer.remaining() < length || buffer.position() >= ENOUGH) {
            flush();
        }
    }

    /** Sends all there is. */
    void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    /** A response that says how a request went. */
    void status(long requestId, StatusCode code) {
        status(requestId, code, code.text());
    }

    /** The same with another text. */
    void status(long requestId, StatusCode code, Bytes message) {
        id = requestId;
        status = code;
        text = message;
        frame(statusFrame);
    }

    /** The same, for what a system call returned. */
    void status(long requestId, long result) {
        status(requestId, StatusCode.of(result));
    }

    /** A response with data, which are read to where they belong; or the status if there are none. */
    void data(long requestId, FileRead source) {
        id = requestId;
        read = source;
        packets.reset(buffer);
        frames.write(packets, dataFrame);
        if (readResult > 0) {
            packets.finish();
        } else {
            // What was written is forgotten: the position of the buffer has not moved.
            status(requestId, readResult == 0 ? StatusCode.EOF : StatusCode.of(readResult));
        }
    }

    /** {@return the place of a {@link FileRead} as a buffer} */
    ByteBuffer place(long address, int room) {
        int at = (int) (address - memory.address());
        return buffer.duplicate().limit(at + room).position(at);
    }

    private void readInPlace(PacketWriter out) {
        int at = out.position();
        readResult = read.into(memory.address() + at, out.limit() - at);
        if (readResult > 0) {
            out.claim("data", (int) readResult);
        }
    }

    /** A response with a handle. */
    void handle(long requestId, int number) {
        message(message -> message.asHandle().id(requestId).handle(out -> {
            SftpHandleNumber.write(out, handle -> handle.number(number));
        }));
    }

    /** A response with what is known of a file. */
    void attributes(long requestId, FileStatus file) {
        message(message -> message.asAttrs().id(requestId).attrs(attrs -> attributes(attrs, file)));
    }

    /** A response with one name, of which nothing else is said. */
    void name(long requestId, byte[] name) {
        message(message -> message.asName()
                .id(requestId)
                .names(list ->
                        list.add(item -> item.filename(name).longname(name).attrs(none -> none))));
    }

    /** Any other response. */
    void message(Sftp.Builder.Content content) {
        frame(frame -> frame.message(content));
    }

    private void frame(SftpFrame.Builder.Content content) {
        packets.reset(buffer);
        frames.write(packets, content);
        packets.finish();
    }

    /** The attributes of a file. */
    static SftpAttrs.Builder.Complete attributes(SftpAttrs.Builder.MayHaveReserved attrs, FileStatus file) {
        return attrs.size(file.size())
                .uid(Integer.toUnsignedLong(file.user()))
                .gid(Integer.toUnsignedLong(file.group()))
                .permissions(file.mode())
                .atime(file.accessTime() & 0xffff_ffffL)
                .mtime(file.modificationTime() & 0xffff_ffffL);
    }

    /** Reads from a file to an address; returns how much, or a negative error. */
    interface FileRead {
        long into(long address, int room);
    }
}
