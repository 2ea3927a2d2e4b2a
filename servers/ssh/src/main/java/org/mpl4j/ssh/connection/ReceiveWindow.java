package org.mpl4j.ssh.connection;

import org.mpl4j.ssh.transport.ProtocolException;

/** How many bytes of data the peer may still send on a channel. It is told that it may send more when half of the window was read. */
final class ReceiveWindow {
    private final int size;
    private int left;
    private int unannounced;

    ReceiveWindow(int size) {
        this.size = size;
        left = size;
    }

    int size() {
        return size;
    }

    /** Data came. */
    synchronized void receive(int length) throws ProtocolException {
        if (length > left) {
            throw new ProtocolException(
                    "%d bytes of data came on a channel whose window has room for %d".formatted(length, left));
        }
        left -= length;
    }

    /** Data were read; returns how many more bytes the peer is to be told that it may send, mostly 0. */
    synchronized int consume(int length) {
        unannounced += length;
        if (unannounced < size / 2) {
            return 0;
        }
        int more = unannounced;
        unannounced = 0;
        left += more;
        return more;
    }
}
