package org.mpl4j.tcpip.tcp;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Connections by their ends. Which chain one is in nobody can know from outside. */
final class ConnectionTable {
    private static final int FIRST_SIZE = 256;

    private final long secret;
    private @Nullable TcpConnection[] chains = new TcpConnection[FIRST_SIZE];
    private int size;

    ConnectionTable(long secret) {
        this.secret = secret;
    }

    int size() {
        return size;
    }

    private int chain(long localLow, int localPort, long remoteHigh, long remoteLow, int remotePort) {
        long mixed = (remoteLow ^ secret) * 0x9e37_79b9_7f4a_7c15L;
        mixed = (mixed ^ mixed >>> 32 ^ remoteHigh ^ localLow) * 0xff51_afd7_ed55_8ccdL;
        mixed = (mixed ^ mixed >>> 29 ^ ((long) localPort << 16 | remotePort)) * 0xc4ce_b9fe_1a85_ec53L;
        return (int) (mixed >>> 33) & chains.length - 1;
    }

    private int chain(TcpConnection of) {
        return chain(of.localLow, of.localPort, of.remoteHigh, of.remoteLow, of.remotePort);
    }

    @Nullable
    TcpConnection find(long localHigh, long localLow, int localPort, long remoteHigh, long remoteLow, int remotePort) {
        TcpConnection found = chains[chain(localLow, localPort, remoteHigh, remoteLow, remotePort)];
        while (found != null
                && (found.localPort != localPort
                        || found.remotePort != remotePort
                        || found.remoteLow != remoteLow
                        || found.remoteHigh != remoteHigh
                        || found.localLow != localLow
                        || found.localHigh != localHigh)) {
            found = found.chained;
        }
        return found;
    }

    void add(TcpConnection connection) {
        if (size >= chains.length) {
            grow();
        }
        size++;
        link(connection);
    }

    private void link(TcpConnection connection) {
        int chain = chain(connection);
        connection.chained = chains[chain];
        chains[chain] = connection;
    }

    private void grow() {
        @Nullable TcpConnection[] before = chains;
        chains = new TcpConnection[before.length * 2];
        for (TcpConnection first : before) {
            for (TcpConnection connection = first; connection != null; ) {
                TcpConnection next = connection.chained;
                link(connection);
                connection = next;
            }
        }
    }

    void remove(TcpConnection connection) {
        int chain = chain(connection);
        TcpConnection at = chains[chain];
        if (at == connection) {
            chains[chain] = connection.chained;
            size--;
            return;
        }
        while (at != null && at.chained != connection) {
            at = at.chained;
        }
        if (at != null) {
            at.chained = connection.chained;
            size--;
        }
    }

    void forEach(Consumer<TcpConnection> action) {
        for (TcpConnection first : chains) {
            for (TcpConnection connection = first; connection != null; connection = connection.chained) {
                action.accept(connection);
            }
        }
    }
}
