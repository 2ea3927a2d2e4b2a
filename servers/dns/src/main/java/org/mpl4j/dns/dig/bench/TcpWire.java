package org.mpl4j.dns.dig.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.mpl4j.dns.packets.dns.DnsTcp;
import org.mpl4j.runtime.ParseException;

/** Streams that carry many queries at once (RFC 7766 section 6.2.1.1); queries go to them in turn. A stream that the server ends is made anew. */
final class TcpWire implements Wire {
    private static final int OUT_BYTES = 64 << 10;
    private static final int IN_BYTES = 256 << 10;
    private static final int QUERY_BYTES = 512;
    private static final int BATCH = 64;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final InetSocketAddress server;
    private final QueryWriter writer;
    private final AnswerCheck check;
    private final Selector selector = Selector.open();
    private final Connection[] connections;
    private int turn;
    private int added;

    TcpWire(InetSocketAddress server, int count, QueryWriter writer, AnswerCheck check) throws IOException {
        this.server = server;
        this.writer = writer;
        this.check = check;
        connections = new Connection[count];
        for (int i = 0; i < count; i++) {
            connections[i] = new Connection();
        }
    }

    @Override
    public int room() {
        return connections[turn].out.remaining() < QUERY_BYTES ? 0 : BATCH - added;
    }

    @Override
    public void add(int query, int id) {
        writer.writeFramed(connections[turn].out, query, id);
        added++;
    }

    @Override
    public void flush() throws IOException {
        connections[turn].write();
        added = 0;
        turn = (turn + 1) % connections.length;
    }

    @Override
    public int poll() throws IOException {
        int count = 0;
        for (Connection connection : connections) {
            connection.write();
            count += connection.read();
        }
        return count;
    }

    @Override
    public void await(long nanos) throws IOException {
        if (nanos < NANOS_PER_MILLI) {
            selector.selectNow();
        } else {
            selector.select(nanos / NANOS_PER_MILLI);
        }
        selector.selectedKeys().clear();
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.channel.close();
        }
        selector.close();
    }

    private final class Connection {
        private final ByteBuffer out = ByteBuffer.allocateDirect(OUT_BYTES);
        private final ByteBuffer in = ByteBuffer.allocateDirect(IN_BYTES);
        private SocketChannel channel;

        Connection() throws IOException {
            channel = connect();
        }

        private SocketChannel connect() throws IOException {
            SocketChannel opened = SocketChannel.open(server);
            opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
            opened.configureBlocking(false);
            opened.register(selector, SelectionKey.OP_READ);
            return opened;
        }

        void write() throws IOException {
            if (out.position() == 0) {
                return;
            }
            try {
                channel.write(out.flip());
                out.compact();
            } catch (IOException e) {
                reconnect();
            }
        }

        int read() throws IOException {
            int read;
            try {
                read = channel.read(in);
            } catch (IOException e) {
                read = -1;
            }
            if (read < 0) {
                reconnect();
                return 0;
            }
            return read == 0 ? 0 : frames();
        }

        private int frames() throws IOException {
            long now = System.nanoTime();
            int count = 0;
            in.flip();
            try {
                while (in.hasRemaining()) {
                    int size = DnsTcp.frameSize(in);
                    if (size > in.remaining()) {
                        break;
                    }
                    int end = in.limit();
                    int next = in.position() + size;
                    check.accept(
                            in.limit(next).position(DnsTcp.parse(in).message().startOffset()), now);
                    in.limit(end).position(next);
                    count++;
                }
                in.compact();
            } catch (ParseException e) {
                // Where the next message begins is not known.
                check.acceptMalformed();
                reconnect();
            }
            return count;
        }

        private void reconnect() throws IOException {
            channel.close();
            out.clear();
            in.clear();
            channel = connect();
        }
    }
}
