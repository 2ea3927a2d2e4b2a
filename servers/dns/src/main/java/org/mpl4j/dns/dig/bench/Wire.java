package org.mpl4j.dns.dig.bench;

import java.io.IOException;

/** How queries get to the server and answers back. */
interface Wire extends AutoCloseable {
    /** How many queries it can take now, at most. */
    int room();

    /** Puts a query into the next batch; no more than there is {@link #room}. */
    void add(int query, int id);

    /** Sends the batch. */
    void flush() throws IOException;

    /** Takes the answers that are there, without waiting; returns how many. */
    int poll() throws IOException;

    /** Waits until there may be an answer, at most so long. */
    void await(long nanos) throws IOException;

    @Override
    void close() throws IOException;
}
