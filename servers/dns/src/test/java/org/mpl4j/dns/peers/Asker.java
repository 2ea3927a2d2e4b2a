package org.mpl4j.dns.peers;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.mpl4j.dns.client.QueryMessage;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsTcp;
import org.mpl4j.runtime.ParseException;

/** Asks a server many queries: datagrams in batches, and again over TCP what was truncated. */
public final class Asker {
    private static final int BATCH = 64;
    private static final int TCP_BATCH = 16;
    private static final int TRIES = 6;
    private static final int TIMEOUT_MILLIS = 1000;
    private static final int TCP_TIMEOUT_MILLIS = 60_000;
    private static final int LARGEST = 0xffff + 2;

    private final InetSocketAddress server;
    private final List<TrialQuery> queries;
    private final byte[][] answers;
    private final BitSet truncated = new BitSet();
    private final int[] datagramSizes;

    private Asker(InetSocketAddress server, List<TrialQuery> queries) {
        this.server = server;
        this.queries = queries;
        this.answers = new byte[queries.size()][];
        this.datagramSizes = new int[queries.size()];
    }

    /** Asks all queries; what has no answer is silent in the result. */
    public static List<Answer> ask(InetSocketAddress server, List<TrialQuery> queries) throws IOException {
        Asker asker = new Asker(server, queries);
        asker.byDatagrams();
        asker.byStream();
        List<Answer> found = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            found.add(Answer.of(queries.get(i), asker.answers[i], asker.datagramSizes[i]));
        }
        return found;
    }

    private QueryMessage message(int index) {
        return new QueryMessage(index & 0xffff, queries.get(index).query(), null);
    }

    private void byDatagrams() throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(server);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            for (int from = 0; from < queries.size(); from += BATCH) {
                int to = Math.min(queries.size(), from + BATCH);
                for (int i = 0; i < TRIES && isMissing(from, to); i++) {
                    batch(socket, from, to);
                }
            }
        }
    }

    private boolean isMissing(int from, int to) {
        return Arrays.stream(answers, from, to).anyMatch(answer -> answer == null);
    }

    private void batch(DatagramSocket socket, int from, int to) throws IOException {
        int missing = 0;
        for (int i = from; i < to; i++) {
            if (answers[i] == null) {
                ByteBuffer query = message(i).datagram();
                socket.send(new DatagramPacket(query.array(), query.remaining()));
                missing++;
            }
        }
        byte[] bytes = new byte[LARGEST];
        while (missing > 0) {
            DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException e) {
                return;
            }
            if (take(Arrays.copyOf(bytes, packet.getLength()), from, to)) {
                missing--;
            }
        }
    }

    /** Finds the query of an answer by its number; answers to another batch are late. */
    private boolean take(byte[] bytes, int from, int to) {
        try {
            Dns message = Dns.parse(ByteBuffer.wrap(bytes));
            int index = from + (message.id() - from & 0xffff);
            if (index >= to || answers[index] != null) {
                return false;
            }
            answers[index] = bytes;
            datagramSizes[index] = bytes.length;
            truncated.set(index, message.truncated());
            return true;
        } catch (ParseException e) {
            throw new AssertionError(server + " sent what is no message: " + e.getMessage(), e);
        }
    }

    private void byStream() throws IOException {
        int[] indices = truncated.stream().toArray();
        for (int from = 0; from < indices.length; from += TCP_BATCH) {
            int[] batch = Arrays.copyOfRange(indices, from, Math.min(indices.length, from + TCP_BATCH));
            try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(TCP_TIMEOUT_MILLIS);
                for (int index : batch) {
                    ByteBuffer query = message(index).onStream();
                    socket.getOutputStream().write(query.array(), 0, query.remaining());
                }
                receive(socket.getInputStream(), batch);
            }
        }
    }

    private void receive(InputStream in, int[] batch) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(LARGEST);
        for (int received = 0; received < batch.length; received++) {
            try {
                int size = buffer.position() == 0
                        ? 2
                        : DnsTcp.frameSize(buffer.duplicate().flip());
                while (buffer.position() < size) {
                    int count = in.read(buffer.array(), buffer.position(), buffer.remaining());
                    if (count < 0) {
                        throw new EOFException(server + " ended the connection");
                    }
                    buffer.position(buffer.position() + count);
                    size = DnsTcp.frameSize(buffer.duplicate().flip());
                }
                buffer.flip();
                Dns message = DnsTcp.parse(buffer).message();
                for (int index : batch) {
                    if ((index & 0xffff) == message.id()) {
                        answers[index] = message.encoded().toArray();
                    }
                }
                buffer.position(size);
                buffer.compact();
            } catch (ParseException e) {
                throw new AssertionError(server + " sent what is no message: " + e.getMessage(), e);
            }
        }
    }
}
