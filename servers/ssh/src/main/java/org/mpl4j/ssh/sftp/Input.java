package org.mpl4j.ssh.sftp;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.ssh.packets.ssh.Sftp;
import org.mpl4j.ssh.packets.ssh.SftpFrameLength;

/** Requests as they come in, from one piece of memory, in which the data to be written to files stay. */
final class Input {
    private static final int LENGTH_BYTES = 4;

    private final MemorySegment memory;
    private final ByteBuffer buffer;
    private final int maxLength;

    /** What was received and not yet looked at. */
    private int from;

    private int to;

    /** Room for requests of a length. */
    Input(Arena arena, int maxLength) {
        this.maxLength = maxLength;
        memory = arena.allocate(maxLength + LENGTH_BYTES + 32L * 1024);
        buffer = memory.asByteBuffer();
    }

    /** Receives more; false at the end. */
    boolean receive(ReadableByteChannel channel) throws IOException {
        buffer.limit(to).position(from);
        buffer.compact();
        int read = channel.read(buffer);
        from = 0;
        to = buffer.position();
        return read >= 0;
    }

    /**
     * Whether all of the next request is there.
     *
     * @throws ParseException if it is longer than any may be, or empty
     */
    boolean hasRequest() throws ParseException {
        if (to - from < LENGTH_BYTES) {
            return false;
        }
        long length = length();
        if (length == 0 || length > maxLength) {
            throw ParseException.badSize("length", from, length, 1, maxLength);
        }
        return to - from - LENGTH_BYTES >= length;
    }

    /** The next request; what follows its fields in it is ignored. */
    Sftp request() throws ParseException {
        int start = from + LENGTH_BYTES;
        from = start + (int) length();
        return Sftp.parse(buffer.limit(from).position(start));
    }

    private long length() throws ParseException {
        return SftpFrameLength.parse(buffer.limit(to).position(from)).length();
    }

    /** Whether something of a request is there. */
    boolean isInRequest() {
        return to > from;
    }

    /** The address of the byte of a request with an index in its buffer. */
    long address(int index) {
        return memory.address() + index;
    }
}
