package org.mpl4j.servers.common.nativeio;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.DatagramChannel;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Receives and answers datagrams of a channel's socket, up to {@value #SIZE} with one system call. All memory is there before; nothing is allocated for a datagram.
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

    private final int socket;
    private final MemorySegment callState = NativeIo.callState();
    private final MessageHeaders received;
    private final MessageHeaders answered;
    private final ByteBuffer[] messages = new ByteBuffer[SIZE];
    private final ByteBuffer[] replies = new ByteBuffer[SIZE];
    private int receivedCount;
    private int answerCount;

    private DatagramBatch(int socket, int room) {
        this.socket = socket;
        ByteBuffer names = ByteBuffer.allocateDirect(SIZE * MessageHeaders.NAME_ROOM)
                .alignedSlice(Long.BYTES)
                .order(ByteOrder.nativeOrder());
        ByteBuffer in = ByteBuffer.allocateDirect(SIZE * room);
        ByteBuffer out = ByteBuffer.allocateDirect(SIZE * room);
        received = new MessageHeaders(names, in, SIZE, room);
        answered = new MessageHeaders(names, out, SIZE, room);
        for (int i = 0; i < SIZE; i++) {
            messages[i] = in.slice(i * room, room);
            replies[i] = out.slice(i * room, room);
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
        answerCount = 0;
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

    /** Room for the next answer, empty; it is sent if {@link #answer} follows. */
    public ByteBuffer reply() {
        return replies[answerCount].clear();
    }

    /**
     * Puts what {@link #reply} holds up to its position among what is sent, to the sender of a datagram.
     *
     * @param index of the datagram that is answered
     */
    public void answer(int index) {
        answered.address(answerCount, index, received.nameLength(index), replies[answerCount].position());
        answerCount++;
    }

    /**
     * Sends all answers.
     *
     * @return how many the system refused, for want of a route for instance; they are lost
     */
    public int send() {
        int next = 0;
        int refused = 0;
        while (next < answerCount) {
            int count = SocketCalls.sendmmsg(callState, socket, answered.address(next), answerCount - next, 0);
            if (count > 0) {
                next += count;
            } else if (NativeIo.errno(callState) != EINTR) {
                // The error is that of the first one; those behind it have other destinations.
                next++;
                refused++;
            }
        }
        answerCount = 0;
        return refused;
    }

    /** Makes who waits in {@link #receive} return, now and from now on. What is queued can still be received. */
    public void wake() {
        SocketCalls.shutdown(NativeIo.callState(), socket, SHUT_RD);
    }
}
