package org.mpl4j.servers.common.link;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/** A connection of TCP, or what behaves like one. One thread reads and one writes at a time; any may close it. */
public interface Link extends Closeable {
    /**
     * Reads what is there, or waits for it.
     *
     * @param target where it goes
     * @return how many bytes; -1 if the peer has ended its side
     * @throws IOException if the connection is broken or closed
     */
    int read(ByteBuffer target) throws IOException;

    /**
     * Writes all of it, and waits until that is done.
     *
     * @param source what is written
     * @throws IOException if the connection is broken or closed
     */
    void write(ByteBuffer source) throws IOException;

    /** {@return where the peer is} */
    SocketAddress remoteAddress();

    /** {@return where the peer has connected to} */
    SocketAddress localAddress();

    /**
     * Sends small packets at once, or gathers them.
     *
     * @param isOn at once
     * @throws IOException if the connection is closed
     */
    void noDelay(boolean isOn) throws IOException;

    /**
     * Acknowledges what comes at once, where that can be had; a hint.
     *
     * @throws IOException if the connection is closed
     */
    void quickAck() throws IOException;

    /**
     * Ends this side: the peer reads the end behind what was written, and what it sends can be read as before. Nothing where a connection cannot do that.
     *
     * @throws IOException if the connection is broken or closed
     */
    default void endOutput() throws IOException {}

    /** Ends the connection; whoever reads or writes gets an exception. */
    @Override
    void close() throws IOException;
}
