package org.mpl4j.dns.transport;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of a connection, without what protects them on their way. Nothing here waits. */
interface Wire {
    /** Room that {@link #read} may need for anything to be read. */
    int LARGEST_READ = 16_704;

    /**
     * Reads what is there.
     *
     * @param into with room for {@link #LARGEST_READ} bytes or more
     * @return how many bytes, -1 if there will be no more
     */
    int read(ByteBuffer into) throws IOException;

    /** Writes what the system takes, and moves the position so far. */
    void write(ByteBuffer from) throws IOException;

    /** Whether something that was taken by {@link #write}, or belongs to the protection, waits to be written. */
    boolean hasUnsent();

    /** Whether {@link #read} may give more though the socket has nothing more. */
    boolean hasUnread();

    /** Whether it does something in another thread, and tells when it is done; until then it neither reads nor writes. */
    boolean isBusy();

    /** Whether messages can be exchanged. */
    boolean isEstablished();

    /** Closes, and frees what it has. */
    void close() throws IOException;
}
