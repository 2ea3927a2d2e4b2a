package org.mpl4j.ssh.sftp;

import org.mpl4j.servers.common.nativeio.FileCalls;

/** Writes all that there is to write, though the system may take less of it at once. */
final class FileOutput {
    /** From here on it depends on the file system whether a file can be so long. */
    static final long LONG_FILE = 1L << 42;

    private final FileCalls files;

    FileOutput(FileCalls files) {
        this.files = files;
    }

    /** Writes at a place of a file; returns how many bytes, or a negative error. */
    long writeAt(int target, long address, long byteCount, long at) {
        if (byteCount == 0) {
            long sought = files.seek(target, at);
            return sought < 0 ? sought : files.write(target, address, 0);
        }
        long done = at >= LONG_FILE ? Math.min(0, files.seek(target, at)) : 0;
        if (done < 0) {
            return done;
        }
        while (done < byteCount) {
            long written = files.pwrite(target, address + done, byteCount - done, at + done);
            if (written <= 0) {
                return written;
            }
            done += written;
        }
        return done;
    }

    /** Writes where the file is; returns how many bytes, or a negative error. */
    long append(int target, long address, long byteCount) {
        long done = 0;
        do {
            long written = files.write(target, address + done, byteCount - done);
            if (written <= 0) {
                return written;
            }
            done += written;
        } while (done < byteCount);
        return done;
    }
}
