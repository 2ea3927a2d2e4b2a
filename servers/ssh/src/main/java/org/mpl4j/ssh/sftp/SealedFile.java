package org.mpl4j.ssh.sftp;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import org.mpl4j.ssh.packets.ssh.SftpAttrs;

/**
 * A file or folder that does not change.
 *
 * @param path where it is
 * @param isFolder whether it is a folder
 * @param size in bytes
 * @param modified when it was changed last, in seconds
 */
record SealedFile(Path path, boolean isFolder, long size, long modified) {
    private static final int FILE_MODE = 0100444;
    private static final int FOLDER_MODE = 0040555;

    /** Of what is known of it. */
    static SealedFile of(Path path, BasicFileAttributes known) {
        return new SealedFile(
                path,
                known.isDirectory(),
                known.size(),
                known.lastModifiedTime().to(TimeUnit.SECONDS));
    }

    /** {@return type and permissions, as in st_mode} */
    int mode() {
        return isFolder ? FOLDER_MODE : FILE_MODE;
    }

    /** Adds what is told of it. */
    SftpAttrs.Builder.Complete attributes(SftpAttrs.Builder.MayHaveReserved attrs) {
        return attrs.size(size)
                .uid(0)
                .gid(0)
                .permissions(mode())
                .atime(modified & 0xffff_ffffL)
                .mtime(modified & 0xffff_ffffL);
    }
}
