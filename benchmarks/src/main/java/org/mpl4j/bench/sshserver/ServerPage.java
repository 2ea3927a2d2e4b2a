package org.mpl4j.bench.sshserver;

import java.io.IOException;
import org.mpl4j.bench.report.Machine;

/** The page around the table. */
final class ServerPage {
    private ServerPage() {}

    static String of(String command, String table) throws IOException {
        return """
                # The SSH server, measured

                Made by `%s`; do not edit. On %s.

                One processor for the server and the programs that it runs, and another one for the client, OpenSSH's `ssh` and `sftp`. The servers take turns, and those whose turn it is not are stopped. Medians of all turns
                but those at the beginning, which warm up; the last column is the ratio to OpenSSH's `sshd`, or, without encryption and authentication, which OpenSSH does not
                offer, to Apache MINA SSHD, whose client is `mpl-ssh` as ours. Times of transfers are those of the client's process, with its start, the handshake and the log-in. Lengths of
                streams are checked in each turn, and the hash of one before that; files are compared each time. Files are in memory.
                The server's time on the processor is what the kernel says, in user mode and in the kernel together, of all its processes; `head` and `wc` of the streams, and their shells, are taken off.

                %s""".formatted(command, Machine.describe(), table);
    }
}
