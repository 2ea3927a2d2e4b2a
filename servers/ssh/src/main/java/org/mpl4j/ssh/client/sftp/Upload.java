package org.mpl4j.ssh.client.sftp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.packets.ssh.Sftp;
import org.mpl4j.ssh.packets.ssh.Sftp.TypeBranch.Status;

/** Writes a file with many requests on their way at once. */
final class Upload {
    private final SftpWire wire;
    private final String name;
    private final Bytes handle;
    private final ByteBuffer block;
    private final Outstanding outstanding;

    Upload(SftpWire wire, String name, Bytes handle, SftpTuning tuning) {
        this.wire = wire;
        this.name = name;
        this.handle = handle;
        block = ByteBuffer.allocate(tuning.blockSize());
        outstanding = new Outstanding(tuning.requests());
    }

    /** Writes all that a source has; {@return how many bytes that is} */
    long run(ReadableByteChannel source) throws IOException {
        long offset = 0;
        boolean isAtEnd = false;
        try {
            while (!isAtEnd || !outstanding.isEmpty()) {
                while (!isAtEnd && outstanding.hasRoom()) {
                    int length = fill(source);
                    isAtEnd = length < block.capacity();
                    if (length > 0) {
                        outstanding.add(wire.write(handle, offset, block), offset, length);
                        offset += length;
                    }
                }
                if (!outstanding.isEmpty()) {
                    receive();
                }
            }
            return offset;
        } catch (SftpException e) {
            while (!outstanding.isEmpty()) {
                outstanding.take(SftpClient.id(wire.next()));
            }
            throw e;
        }
    }

    /** The next block, whole but for the last. */
    private int fill(ReadableByteChannel source) throws IOException {
        block.clear();
        while (block.hasRemaining() && source.read(block) >= 0) {
            // Until it is full, or nothing is left.
        }
        return block.flip().remaining();
    }

    private void receive() throws IOException {
        Sftp response = wire.next();
        outstanding.take(SftpClient.id(response));
        if (!(response.typeBranch() instanceof Status status)) {
            throw SftpClient.unexpected(response);
        }
        if (status.code() != Status.Code.Ok) {
            throw new SftpException("writing " + name, status);
        }
    }
}
