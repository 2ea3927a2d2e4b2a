package org.mpl4j.tcpip.tcp;

import java.util.ArrayList;
import java.util.List;

/**
 * Segments that were there at once. What they let a connection do is done when the last of them was taken, once for all: its program is told, and a single segment acknowledges them, as a kernel's does that puts
 * segments together before TCP sees them. What is urgent is not held back.
 */
final class Arrivals {
    private final List<TcpConnection> waiting = new ArrayList<>();
    private boolean isOpen;

    /** Segments come, until {@link #end}. */
    void begin() {
        isOpen = true;
    }

    /** Has a connection wait for the end; returns whether there will be one. */
    boolean await(TcpConnection connection) {
        if (isOpen && !connection.isUnsettled) {
            connection.isUnsettled = true;
            waiting.add(connection);
        }
        return isOpen;
    }

    /** That were all. */
    void end() {
        isOpen = false;
        for (int i = 0; i < waiting.size(); i++) {
            TcpConnection connection = waiting.get(i);
            connection.isUnsettled = false;
            connection.settle();
        }
        waiting.clear();
    }
}
