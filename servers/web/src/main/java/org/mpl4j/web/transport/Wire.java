package org.mpl4j.web.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** What the bytes of a connection go through, which never waits. Whoever knows when it is ready has the connection serve. For the thread of a loop. */
interface Wire {
    /** Reads what is there; 0 if there is nothing yet, -1 if nothing more will come. */
    int read(ByteBuffer into) throws IOException;

    /** Writes what there is room for; how many bytes. */
    int write(ByteBuffer from) throws IOException;

    /**
     * Sends a piece of a file, as far as there is room.
     *
     * @param position where it begins
     * @param count how many bytes it has
     * @return how many were sent
     */
    long send(FileChannel file, long position, long count) throws IOException;

    /** Small packets go at once from now on. */
    void sendAtOnce() throws IOException;

    /** Nothing more is written. */
    void endOutput() throws IOException;

    /** The connection serves when there is something to be read. */
    void awaitReading();

    /** The connection serves when there is room to write to, but not before others had their turn. */
    void awaitWriting();

    /** Ends it. */
    void close() throws IOException;
}
