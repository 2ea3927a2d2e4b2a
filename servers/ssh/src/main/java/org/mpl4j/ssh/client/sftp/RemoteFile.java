package org.mpl4j.ssh.client.sftp;

import java.util.OptionalLong;
import org.mpl4j.ssh.packets.ssh.SftpAttrs;

/**
 * What a server says of a file.
 *
 * @param name of the file, without its directory if it comes from a list
 * @param line as {@code ls -l} shows it; empty if it comes from no list
 * @param size in bytes
 * @param permissions st_mode of POSIX, with the type
 * @param modified seconds since 1970
 */
public record RemoteFile(String name, String line, OptionalLong size, OptionalLong permissions, OptionalLong modified) {
    private static final int TYPE = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int REGULAR = 0100000;

    static RemoteFile of(String name, String line, SftpAttrs attributes) {
        return new RemoteFile(
                name,
                line,
                attributes.hasSize() ? OptionalLong.of(attributes.size()) : OptionalLong.empty(),
                attributes.hasPermissions() ? OptionalLong.of(attributes.permissions()) : OptionalLong.empty(),
                attributes.hasAcmodtime() ? OptionalLong.of(attributes.mtime()) : OptionalLong.empty());
    }

    /** {@return whether it is known to be a directory} */
    public boolean isDirectory() {
        return is(DIRECTORY);
    }

    /** {@return whether it is known to be a file with content} */
    public boolean isRegular() {
        return is(REGULAR);
    }

    private boolean is(int type) {
        return permissions.isPresent() && (permissions.getAsLong() & TYPE) == type;
    }
}
