package org.mpl4j.dns.dig.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.mpl4j.servers.common.nativeio.ConnectedDatagrams;

/** Datagrams in batches. What the system does not take is lost, as it would be on a network. */
final class UdpWire implements Wire {
    /** The longest query: header, name, type and class, OPT. */
    private static final int QUERY_BYTES = 512;

    private static final int ANSWER_BYTES = 4096;

    private final ConnectedDatagrams socket;
    private final QueryWriter writer;
    private final AnswerCheck check;
    private final int batch;
    private int pending;

    /**
     * Opens a socket.
     *
     * @param batch how many datagrams a system call takes at most
     * @param isSegmenting whether queries of the same length are one to the kernel until they arrive
     */
    UdpWire(InetSocketAddress server, int batch, boolean isSegmenting, QueryWriter writer, AnswerCheck check)
            throws IOException {
        this.socket = ConnectedDatagrams.open(
                server, new ConnectedDatagrams.Sizes(batch, QUERY_BYTES, ANSWER_BYTES, isSegmenting));
        this.batch = batch;
        this.writer = writer;
        this.check = check;
    }

    @Override
    public int room() {
        return batch - pending;
    }

    @Override
    public void add(int query, int id) {
        writer.write(socket.outgoing(pending++).clear(), query, id);
    }

    @Override
    public void flush() throws IOException {
        socket.send(pending);
        pending = 0;
    }

    @Override
    public int poll() throws IOException {
        int count = socket.receive();
        long now = System.nanoTime();
        for (int i = 0; i < count; i++) {
            check.accept(socket.incoming(i), now);
        }
        return count;
    }

    @Override
    public void await(long nanos) throws IOException {
        socket.await(nanos);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
