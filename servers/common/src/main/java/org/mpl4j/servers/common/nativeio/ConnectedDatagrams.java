package org.mpl4j.servers.common.nativeio;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/**
 * A UDP socket that is connected to one address, and sends and receives many datagrams with one system call. Datagrams of the same length that follow one another can
 * be one to the kernel until they arrive, which takes it less than half the time ({@code UDP_SEGMENT}). All memory is there before; nothing is allocated for a datagram.
 * For one thread.
 */
public final class ConnectedDatagrams implements AutoCloseable {
    private static final int SOCKET_BUFFER = 4 << 20;
    private static final int MSG_DONTWAIT = 0x40;
    private static final short POLLIN = 1;
    private static final int POLL_SIZE = 8;
    private static final int POLL_EVENTS = 4;
    private static final int EINTR = 4;
    private static final int EIO = 5;
    private static final int EAGAIN = 11;
    private static final int EINVAL = 22;
    private static final int ENOBUFS = 105;
    private static final int ECONNREFUSED = 111;

    private final DatagramChannel channel;
    private final int socket;
    private final int batch;
    private final MemorySegment callState = NativeIo.callState();
    /** A {@code struct pollfd}, then a {@code struct timespec}. */
    private final ByteBuffer waiting = MessageHeaders.zeros(POLL_SIZE + 2 * Long.BYTES);

    private final long waitingAt = NativeIo.address(waiting);
    private final MessageHeaders received;
    private final MessageHeaders sent;
    private final Segments segments;
    private final ByteBuffer[] incoming;
    private final ByteBuffer[] outgoing;
    private boolean isSegmenting;

    private ConnectedDatagrams(DatagramChannel channel, int socket, Sizes sizes) {
        this.channel = channel;
        this.socket = socket;
        batch = sizes.batch;
        isSegmenting = sizes.isSegmenting;
        ByteBuffer in = ByteBuffer.allocateDirect(batch * sizes.receive);
        ByteBuffer out = ByteBuffer.allocateDirect(batch * sizes.send);
        received = new MessageHeaders(null, in, batch, sizes.receive);
        sent = new MessageHeaders(null, out, batch, sizes.send);
        segments = new Segments(batch);
        incoming = new ByteBuffer[batch];
        outgoing = new ByteBuffer[batch];
        for (int i = 0; i < batch; i++) {
            incoming[i] = in.slice(i * sizes.receive, sizes.receive);
            outgoing[i] = out.slice(i * sizes.send, sizes.send);
        }
        waiting.putInt(0, socket).putShort(POLL_EVENTS, POLLIN);
    }

    /**
     * How much there is room for.
     *
     * @param batch how many datagrams a system call takes at most
     * @param send the longest datagram to send
     * @param receive the longest one to receive
     * @param isSegmenting whether datagrams of the same length are one to the kernel
     */
    public record Sizes(int batch, int send, int receive, boolean isSegmenting) {}

    /**
     * Opens a socket.
     *
     * @throws IOException if the system refuses, or is none that is known here
     */
    public static ConnectedDatagrams open(InetSocketAddress address, Sizes sizes) throws IOException {
        if (!NativeIo.isAvailable()) {
            throw new IOException("this works on Linux only, with --enable-native-access");
        }
        DatagramChannel channel = DatagramChannel.open(
                address.getAddress() instanceof Inet6Address
                        ? StandardProtocolFamily.INET6
                        : StandardProtocolFamily.INET);
        try {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER);
            channel.connect(address);
            int socket = ChannelDescriptor.of(channel)
                    .orElseThrow(() -> new IOException("the number of a socket cannot be found in /proc/self/fd"));
            return new ConnectedDatagrams(channel, socket, sizes);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The buffer to write a datagram to; its position is its end when it is sent. */
    public ByteBuffer outgoing(int index) {
        return outgoing[index];
    }

    /** A datagram that {@link #receive} has brought: from position 0 to the limit. */
    public ByteBuffer incoming(int index) {
        return incoming[index];
    }

    /** Whether datagrams of the same length are one to the kernel, which is so only where the kernel can do that. */
    public boolean isSegmenting() {
        return isSegmenting;
    }

    /**
     * Sends the first datagrams.
     *
     * @return how many were sent; fewer when the system has no more room
     */
    public int send(int count) throws IOException {
        int done = 0;
        while (done < count) {
            int runs = prepare(done, count);
            int accepted = SocketCalls.sendmmsg(callState, socket, sent.address(), runs, 0);
            if (accepted < 0) {
                int errno = NativeIo.errno(callState);
                if (isSegmenting && (errno == EINVAL || errno == EIO)) {
                    isSegmenting = false;
                    continue;
                }
                tolerate("sendmmsg", errno);
                return done;
            }
            for (int i = 0; i < accepted; i++) {
                done += sent.runLength(i);
            }
        }
        return done;
    }

    /** Writes headers for what is left; returns how many. */
    private int prepare(int from, int count) {
        int runs = 0;
        int first = from;
        while (first < count) {
            int size = outgoing[first].position();
            int end = first + 1;
            int most = isSegmenting && size > 0 ? Math.min(Segments.MOST, Segments.MOST_BYTES / size) : 1;
            sent.length(first, size);
            while (end < count && end - first < most && outgoing[end].position() == size) {
                sent.length(end++, size);
            }
            sent.run(runs, first, end - first, end - first == 1 ? 0 : segments.of(runs, size));
            runs++;
            first = end;
        }
        return runs;
    }

    /** Takes datagrams that are there, without waiting; returns how many. */
    public int receive() throws IOException {
        int count = SocketCalls.recvmmsg(callState, socket, received.address(), batch, MSG_DONTWAIT);
        if (count < 0) {
            tolerate("recvmmsg", NativeIo.errno(callState));
            return 0;
        }
        for (int i = 0; i < count; i++) {
            incoming[i].clear().limit(received.byteCount(i));
        }
        return count;
    }

    /** Waits until there is something to receive, at most so long. */
    public void await(long nanos) throws IOException {
        long second = SECONDS.toNanos(1);
        waiting.putLong(POLL_SIZE, nanos / second).putLong(POLL_SIZE + Long.BYTES, nanos % second);
        if (SocketCalls.ppoll(callState, waitingAt, 1, waitingAt + POLL_SIZE) < 0) {
            tolerate("ppoll", NativeIo.errno(callState));
        }
    }

    /** Nothing was done, which is no error: there is nothing, there is no room, or a signal came. Somebody who does not listen (yet) is a loss. */
    private static void tolerate(String call, int errno) throws IOException {
        if (errno != EAGAIN && errno != EINTR && errno != ENOBUFS && errno != ECONNREFUSED) {
            throw new IOException(call + ": " + NativeIo.describe(errno));
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
