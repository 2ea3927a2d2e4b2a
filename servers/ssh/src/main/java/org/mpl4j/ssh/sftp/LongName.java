package org.mpl4j.ssh.sftp;

import java.time.Clock;
import org.mpl4j.servers.common.nativeio.FileStatus;

/** A line about a file as {@code ls -l} writes it, with the names of its owners. */
final class LongName {
    private final AccountNames names;
    private final NameLine line;

    LongName(AccountNames names, Clock clock) {
        this.names = names;
        line = new NameLine(clock);
    }

    /** The line about a file with this name. */
    byte[] of(byte[] name, FileStatus status) {
        return line.begin(status.mode(), status.links())
                .owners(names.userOrNumber(status.user()), names.groupOrNumber(status.group()))
                .end(status.size(), status.modificationTime(), name);
    }
}
