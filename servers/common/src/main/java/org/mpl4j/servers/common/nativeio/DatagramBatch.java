package org.mpl4j.servers.common.nativeio;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.DatagramChannel;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Receives and answers datagrams of a channel's socket, up to {@value #SIZE} with one system call. Answers to the same client that are equally long are one to the kernel, where it can do that ({@code
 * UDP_SEGMENT}): with many queries from one socket, as a forwarder or load balancer sends them, most of the way is gone once for all of them. All memory is there before; nothing is allocated for a datagram.
 * The channel stays open, and is who closes the socket; while this is used, nobody receives from the channel. For one thread, except {@link #wake}.
 */
public final class DatagramBatch {
    /** How many datagrams a call takes at most. */
    public static final int SIZE = 64;

    private static final int MSG_WAITFORONE = 0x10000;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_TRUNC = 0x20;
    private static final int SHUT_RD = 0;
    private static final int EINTR = 4;
    private static final int EAGAIN = 11;

    /** Between places that are apart by a power of two, so that their beginnings do not share the same few places of the processor's caches. */
    private static final int CACHE_LINE = 64;

    private final int socket;
    private final MemorySegment callState = NativeIo.callState();
    private final MessageHeaders received;
    private final MessageHeaders answered;
    private final Segments segments = new Segments(SIZE);
    private final AnswerRuns runs;
    private final ByteBuffer[] messages = new ByteBuffer[SIZE];

    /** Answers lie one after the other: few cache lines, and few vectors for the kernel. */
    private final ByteBuffer replies;

    private final int room;
    private int receivedCount;
    private int replyStart;

    private DatagramBatch(int socket, int room) {
        this.socket = socket;
        ByteBuffer names = ByteBuffer.allocateDirect(SIZE * MessageHeaders.NAME_ROOM)
                .alignedSlice(Long.BYTES)
                .order(ByteOrder.nativeOrder());
        int stride = room + CACHE_LINE;
        ByteBuffer in = ByteBuffer.allocateDirect(SIZE * stride);
        this.room = room;
        replies = ByteBuffer.allocateDirect(SIZE * room);
        received = new MessageHeaders(names, in, SIZE, room, stride);
        answered = new MessageHeaders(names, replies, SIZE, room);
        runs = new AnswerRuns(received, SIZE, Segments.isSupported(callState, socket));
        for (int i = 0; i < SIZE; i++) {
            messages[i] = in.slice(i * stride, room);
        }
    }

    /**
     * Takes the socket of a channel over.
     *
     * @param channel that is bound and blocking
     * @param room the longest datagram in bytes
     * @return null where that is not possible; then go on with the channel
     */
    public static @Nullable DatagramBatch over(DatagramChannel channel, int room) throws IOException {
        if (!NativeIo.isAvailable()) {
            return null;
        }
        OptionalInt socket = ChannelDescriptor.of(channel);
        return socket.isPresent() ? new DatagramBatch(socket.getAsInt(), room) : null;
    }

    /**
     * Waits for datagrams.
     *
     * @param wait whether to wait for the first one
     * @return how many there are, 0 if there are none, or somebody {@linkplain #wake woke} us
     * @throws IOException if the socket is broken
     */
    public int receive(boolean wait) throws IOException {
        received.renew(receivedCount);
        int flags = wait ? MSG_WAITFORONE : MSG_DONTWAIT;
        int count = SocketCalls.recvmmsg(callState, socket, received.address(), SIZE, flags);
        receivedCount = Math.max(0, count);
        clearReplies();
        if (count < 0) {
            int errno = NativeIo.errno(callState);
            if (errno != EINTR && errno != EAGAIN) {
                throw new IOException("recvmmsg: " + NativeIo.describe(errno));
            }
        }
        return receivedCount;
    }

    /** A datagram of those that {@link #receive} counted, from the position to the limit. */
    public ByteBuffer message(int index) {
        return messages[index].clear().limit(received.byteCount(index));
    }

    /** Whether the datagram was longer than there is room, so that its end is lost. */
    public boolean isTruncated(int index) {
        return (received.flags(index) & MSG_TRUNC) != 0;
    }

    /** The first 8 bytes of the sender's IPv6 address, 0 for an IPv4 address. */
    public long addressHigh(int index) {
        return received.addressHigh(index);
    }

    /** The last 8 bytes of the sender's IPv6 address; IPv4 addresses are mapped (RFC 4291 section 2.5.5.2). */
    public long addressLow(int index) {
        return received.addressLow(index);
    }

    /** The number of the interface that a link-local sender is at, 0 for others. */
    public int scope(int index) {
        return received.scope(index);
    }

    /** The sender's port. */
    public int port(int index) {
        return received.port(index);
    }

    private void clearReplies() {
        runs.clear();
        replyStart = 0;
    }

    /** Room for the next answer, from the buffer's position to its limit; it is sent if {@link #answer} follows. */
    public ByteBuffer reply() {
        return replies.limit(replyStart + room).position(replyStart);
    }

    /**
     * Puts what {@link #reply} was given up to its position among what is sent, to the sender of a datagram.
     *
     * @param index of the datagram that is answered
     */
    public void answer(int index) {
        int end = replies.position();
        runs.add(index, replyStart, end - replyStart);
        replyStart = end;
    }

    /**
     * Sends all answers.
     *
     * @return how many the system refused, for want of a route for instance; they are lost
     */
    public int send() {
        int count = runs.write(answered, segments);
        int next = 0;
        int refused = 0;
        while (next < count) {
            int sent = SocketCalls.sendmmsg(callState, socket, answered.address(next), count - next, 0);
            if (sent > 0) {
                next += sent;
            } else if (NativeIo.errno(callState) != EINTR) {
                // The error is that of the first one; those behind it have other destinations, or lengths.
                refused += runs.size(next) == 1 ? 1 : sendApart(next);
                next++;
            }
        }
        clearReplies();
        return refused;
    }

    /** Where datagrams go that are longer than a packet may be on the way, or are encrypted by the kernel, it wants each by itself. */
    private int sendApart(int run) {
        int refused = 0;
        int index = 0;
        while (index < runs.size(run)) {
            runs.writeOne(run, index, answered);
            boolean isSent = SocketCalls.sendmmsg(callState, socket, answered.address(run), 1, 0) > 0;
            if (isSent || NativeIo.errno(callState) != EINTR) {
                index++;
                refused += isSent ? 0 : 1;
            }
        }
        return refused;
    }

    /** Makes who waits in {@link #receive} return, now and from now on. What is queued can still be received. */
    public void wake() {
        SocketCalls.shutdown(NativeIo.callState(), socket, SHUT_RD);
    }
}
