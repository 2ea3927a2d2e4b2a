package org.mpl4j.bench.web;

import java.io.IOException;
import org.mpl4j.bench.report.Machine;

/** The page around the table. */
final class ServerPage {
    private ServerPage() {}

    static String of(String command, String link, String table) throws IOException {
        return """
                # The web server, measured

                Made by `%s`; do not edit. On %s.

                One processor for the server and another one for the client, wrk with one thread and 64 connections, %s. The servers take turns, and those whose turn it is not are stopped. Medians of all turns but those at the
                beginning, which warm up; the last column is the ratio to nginx as it is configured for static files: sendfile, no access log, one process. Each server has one thread or process for its processor, but for
                Apache, which has a thread for each connection. What is served is compared with the file once.
                The server's time on the processor is what the kernel says, in user mode and in the kernel together, of all its processes. Where other programs use the machine at the same time, it says more than the rate.
                Memory is what a server's processes have at the end of a turn, with what they share counted once.
                Idle connections are 100,000, or as many as the limit of open files allows a process on the kernel's sockets; what the kernel needs for them is not counted. Each has fetched a file of 1 KiB; five seconds later the memory is
                taken, and then many of them are asked again. Apache keeps as many connections as it has threads, and little more.

                %s""".formatted(command, Machine.describe(), link, table);
    }
}
