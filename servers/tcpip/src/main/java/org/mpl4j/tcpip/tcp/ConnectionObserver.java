package org.mpl4j.tcpip.tcp;

/** Is told of connections: for logs and tables. It is called in the middle of what happens, and uses no socket. */
public interface ConnectionObserver {
    /** The other side asks for a connection. */
    default void begun(TcpConnection connection) {}

    /** Both sides have agreed on a connection. */
    default void established(TcpConnection connection) {}

    /** A connection has ended; its {@link TcpConnection#figures} are the last ones. */
    default void ended(TcpConnection connection) {}
}
