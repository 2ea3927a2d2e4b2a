package org.mpl4j.ssh.client.sftp;

import java.io.IOException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.packets.ssh.Sftp;
import org.mpl4j.ssh.packets.ssh.Sftp.TypeBranch.Data;
import org.mpl4j.ssh.packets.ssh.Sftp.TypeBranch.Status;

/** Reads a file with many requests on their way at once. */
final class Download {
    private final SftpWire wire;
    private final String name;
    private final Bytes handle;
    private final BlockTarget target;
    private final int blockSize;
    private final Outstanding outstanding;
    private long requested;
    private long count;
    private boolean isProbing;
    private boolean isAtEnd;

    Download(SftpWire wire, String name, Bytes handle, SftpTuning tuning, BlockTarget target) {
        this.wire = wire;
        this.name = name;
        this.handle = handle;
        this.target = target;
        blockSize = tuning.blockSize();
        outstanding = new Outstanding(tuning.requests());
    }

    /**
     * Reads all.
     *
     * @param size as much as there is thought to be; one more request finds out that there is no more
     * @return how many bytes there were
     */
    long run(long size) throws IOException {
        try {
            while (!isAtEnd) {
                while (requested < size && outstanding.hasRoom()) {
                    request((int) Math.min(blockSize, size - requested));
                }
                if (requested >= size && (outstanding.isEmpty() || !isProbing && outstanding.hasRoom())) {
                    isProbing = true;
                    request(blockSize);
                }
                receive();
            }
            while (!outstanding.isEmpty()) {
                receive();
            }
            return count;
        } catch (SftpException e) {
            while (!outstanding.isEmpty()) {
                outstanding.take(SftpClient.id(wire.next()));
            }
            throw e;
        }
    }

    private void request(int length) throws IOException {
        request(requested, length);
        requested += length;
    }

    private void request(long offset, int length) throws IOException {
        outstanding.add(wire.read(handle, offset, length), offset, length);
    }

    private void receive() throws IOException {
        Sftp response = wire.next();
        int place = outstanding.take(SftpClient.id(response));
        switch (response.typeBranch()) {
            case Data data -> receive(outstanding.offset(place), outstanding.length(place), data.data());
            case Status status when status.code() == Status.Code.Eof -> isAtEnd = true;
            case Status status -> throw new SftpException("reading " + name, status);
            default -> throw SftpClient.unexpected(response);
        }
    }

    private void receive(long offset, int asked, Bytes data) throws IOException {
        int length = data.length();
        if (length == 0 || length > asked) {
            throw new IOException(
                    "the server sends %d bytes of %s where %d were asked for".formatted(length, name, asked));
        }
        count += length;
        target.take(offset, data.buffer());
        if (length < asked) {
            request(offset + length, asked - length);
        }
    }
}
