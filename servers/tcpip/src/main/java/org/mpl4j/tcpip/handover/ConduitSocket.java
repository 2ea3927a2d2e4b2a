package org.mpl4j.tcpip.handover;

import java.io.Closeable;
import java.nio.ByteBuffer;

/** How the bytes of a {@link Conduit} come and go: a Unix-domain stream socket. For one thread at a time; {@link #close} may be called by any. */
interface ConduitSocket extends Closeable {
    /**
     * Sends bytes, or the first of them, from a direct buffer's position on, which moves. Waits until there is room.
     *
     * @param descriptor of an open file that goes along with the first byte; -1 for none
     * @throws HandOverException if the other side has gone, or does not read in time
     */
    void send(ByteBuffer data, int descriptor, Deadline deadline) throws HandOverException;

    /**
     * Receives at least one byte to a direct buffer's position, which moves.
     *
     * @throws HandOverException if the other side has gone, or nothing came in time
     */
    void receive(ByteBuffer into, Deadline deadline) throws HandOverException;

    /** The open file that came, to be closed by who takes it; -1 if none did. */
    int takeDescriptor();

    /** Lets nothing more come: what the other side sends from now on fails there, and what it sent before is still received. */
    void shutdownInput();

    /** What is wrong if the other side has ended. */
    static HandOverException gone() {
        return new HandOverException("the other side of the conduit has gone");
    }

    /** What is wrong if the other side does not read. */
    static HandOverException full() {
        return new HandOverException("the other side of the conduit does not read: it is too late now");
    }

    /** What is wrong if the other side says nothing. */
    static HandOverException silent() {
        return new HandOverException("nothing came on the conduit in time");
    }
}
