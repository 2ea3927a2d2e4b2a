package org.mpl4j.dns.dig.bench;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Many sockets that take turns, as if each query came from another client: the server can give nobody two answers at once as long as there are as many sockets as queries in a batch. */
final class UdpWires implements Wire {
    /** Waiting is for the socket whose answer is due next; others may have theirs before. */
    private static final long LONGEST_WAIT_NANOS = 50_000;

    private final UdpWire[] wires;
    private final int[] pending;
    private final long[] expected;
    private final int batch;
    private int sum;
    private int next;

    /**
     * Opens sockets.
     *
     * @param count how many
     * @param batch how many queries are sent before it is looked for answers, at most
     */
    UdpWires(InetSocketAddress server, int count, int batch, QueryWriter writer, AnswerCheck check) throws IOException {
        this.batch = batch;
        wires = new UdpWire[count];
        pending = new int[count];
        expected = new long[count];
        try {
            for (int i = 0; i < count; i++) {
                wires[i] = new UdpWire(server, (batch + count - 1) / count, false, writer, check);
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    @Override
    public int room() {
        return batch - sum;
    }

    @Override
    public void add(int query, int id) {
        wires[next].add(query, id);
        pending[next]++;
        sum++;
        next = next + 1 == wires.length ? 0 : next + 1;
    }

    @Override
    public void flush() throws IOException {
        for (int i = 0; i < wires.length; i++) {
            if (pending[i] > 0) {
                wires[i].flush();
                expected[i] += pending[i];
                pending[i] = 0;
            }
        }
        sum = 0;
    }

    @Override
    public int poll() throws IOException {
        int count = 0;
        for (int i = 0; i < wires.length; i++) {
            if (expected[i] > 0) {
                int here = wires[i].poll();
                expected[i] -= here;
                count += here;
            }
        }
        return count;
    }

    @Override
    public void await(long nanos) throws IOException {
        for (int i = 0; i < wires.length; i++) {
            int due = (next + i) % wires.length;
            if (expected[due] > 0) {
                wires[due].await(Math.min(nanos, LONGEST_WAIT_NANOS));
                return;
            }
        }
        wires[next].await(nanos);
    }

    @Override
    public void close() throws IOException {
        for (UdpWire wire : wires) {
            if (wire != null) {
                wire.close();
            }
        }
    }
}
