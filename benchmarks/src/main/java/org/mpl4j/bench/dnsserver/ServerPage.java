package org.mpl4j.bench.dnsserver;

import java.io.IOException;
import org.mpl4j.bench.report.Machine;

/** The page around the table. */
final class ServerPage {
    private ServerPage() {}

    static String of(String command, String link, String table) throws IOException {
        return """
                # The DNS server, measured

                Made by `%s`; do not edit. On %s.

                One processor for the server, which answers with one thread, and another one for the client, `mpl-dig bench`, %s. It keeps 128 queries outstanding (more do
                not fit into the queue that Knot leaves its socket) and
                checks every answer. The servers take turns, and those whose turn it is not are stopped. Medians of all turns but the first, which warms up; the last column is the ratio to Knot.
                Processor time is what the kernel says of the server's processes, in user mode and in the kernel together; memory is Pss, in which what processes share
                counts once. Starts are without the launcher of the source tree, which first looks whether something is to be built.

                %s""".formatted(command, Machine.describe(), link, table);
    }
}
