package org.mpl4j.servers.common.nativeio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** An array of {@code struct mmsghdr}, each with one {@code struct iovec} and a socket address, as the kernel of Linux has them on 64 bits. */
final class MessageHeaders {
    /** Bytes kept for a socket address, the longest of which is {@code struct sockaddr_in6} with 28. */
    static final int NAME_ROOM = 32;

    private static final int HEADER_SIZE = 64;
    private static final int NAME = 0;
    private static final int NAME_LENGTH = 8;
    private static final int VECTORS = 16;
    private static final int VECTOR_COUNT = 24;
    private static final int CONTROL = 32;
    private static final int CONTROL_LENGTH = 40;
    private static final int FLAGS = 48;
    private static final int BYTE_COUNT = 56;

    private static final int VECTOR_SIZE = 16;
    private static final int VECTOR_LENGTH = 8;

    private static final int AF_INET = 2;
    private static final int IN_PORT = 2;
    private static final int IN_ADDRESS = 4;
    private static final int IN6_ADDRESS = 8;
    private static final int IN6_SCOPE = 24;
    private static final long MAPPED = 0xffffL << 32;

    private final ByteBuffer headers;
    private final ByteBuffer vectors;
    private final ByteBuffer names;
    private final ByteBuffer data;
    private final long headersAt;
    private final long vectorsAt;
    private final long namesAt;
    private final int nameRoom;

    /**
     * Headers for data.
     *
     * @param names {@link #NAME_ROOM} bytes for each address, null where the socket is connected
     * @param data {@code room} bytes for each of {@code count} datagrams; kept here, as the kernel knows only where it is
     */
    MessageHeaders(@Nullable ByteBuffer names, ByteBuffer data, int count, int room) {
        this.names = names == null ? zeros(0) : names;
        this.nameRoom = names == null ? 0 : NAME_ROOM;
        this.data = data;
        headers = zeros(count * HEADER_SIZE);
        vectors = zeros(count * VECTOR_SIZE);
        headersAt = NativeIo.address(headers);
        vectorsAt = NativeIo.address(vectors);
        namesAt = names == null ? 0 : NativeIo.address(names);
        long dataAt = NativeIo.address(this.data);
        for (int i = 0; i < count; i++) {
            vectors.putLong(i * VECTOR_SIZE, dataAt + (long) i * room);
            vectors.putLong(i * VECTOR_SIZE + VECTOR_LENGTH, room);
            headers.putLong(i * HEADER_SIZE + NAME, namesAt + (long) i * nameRoom);
            headers.putLong(i * HEADER_SIZE + VECTORS, vectorsAt + (long) i * VECTOR_SIZE);
            headers.putLong(i * HEADER_SIZE + VECTOR_COUNT, 1);
        }
        renew(count);
    }

    static ByteBuffer zeros(int size) {
        return ByteBuffer.allocateDirect(size + Long.BYTES)
                .alignedSlice(Long.BYTES)
                .order(ByteOrder.nativeOrder());
    }

    /** Undoes what the kernel wrote into the first ones, so that it may do it again. */
    void renew(int count) {
        for (int i = 0; i < count; i++) {
            headers.putInt(i * HEADER_SIZE + NAME_LENGTH, nameRoom);
            headers.putInt(i * HEADER_SIZE + FLAGS, 0);
        }
    }

    long address() {
        return headersAt;
    }

    long address(int index) {
        return headersAt + (long) index * HEADER_SIZE;
    }

    /** Makes a header that of a datagram to send. */
    void address(int index, int name, int nameLength, int byteCount) {
        headers.putLong(index * HEADER_SIZE + NAME, namesAt + (long) name * NAME_ROOM);
        headers.putInt(index * HEADER_SIZE + NAME_LENGTH, nameLength);
        vectors.putLong(index * VECTOR_SIZE + VECTOR_LENGTH, byteCount);
    }

    /** How long a datagram to send is. */
    void length(int datagram, int byteCount) {
        vectors.putLong(datagram * VECTOR_SIZE + VECTOR_LENGTH, byteCount);
    }

    /**
     * Makes a header that of several datagrams, which lie one after the other: the kernel carries them as one and parts them at the end.
     *
     * @param datagram the first
     * @param count how many
     * @param control where it says how long each is, 0 for a single one
     */
    void run(int index, int datagram, int count, long control) {
        headers.putLong(index * HEADER_SIZE + VECTORS, vectorsAt + (long) datagram * VECTOR_SIZE);
        headers.putLong(index * HEADER_SIZE + VECTOR_COUNT, count);
        headers.putLong(index * HEADER_SIZE + CONTROL, control);
        headers.putLong(index * HEADER_SIZE + CONTROL_LENGTH, control == 0 ? 0 : Segments.CONTROL_SIZE);
    }

    /** How many datagrams a header carries. */
    int runLength(int index) {
        return (int) headers.getLong(index * HEADER_SIZE + VECTOR_COUNT);
    }

    int nameLength(int index) {
        return headers.getInt(index * HEADER_SIZE + NAME_LENGTH);
    }

    int flags(int index) {
        return headers.getInt(index * HEADER_SIZE + FLAGS);
    }

    int byteCount(int index) {
        return headers.getInt(index * HEADER_SIZE + BYTE_COUNT);
    }

    private boolean isIpv4(int index) {
        return names.getShort(index * NAME_ROOM) == AF_INET;
    }

    long addressHigh(int index) {
        return isIpv4(index) ? 0 : bigEndian(names.getLong(index * NAME_ROOM + IN6_ADDRESS));
    }

    long addressLow(int index) {
        if (isIpv4(index)) {
            return MAPPED | bigEndian(names.getInt(index * NAME_ROOM + IN_ADDRESS)) & 0xffff_ffffL;
        }
        return bigEndian(names.getLong(index * NAME_ROOM + IN6_ADDRESS + Long.BYTES));
    }

    int scope(int index) {
        return isIpv4(index) ? 0 : names.getInt(index * NAME_ROOM + IN6_SCOPE);
    }

    int port(int index) {
        short port = names.getShort(index * NAME_ROOM + IN_PORT);
        return (ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? port : Short.reverseBytes(port)) & 0xffff;
    }

    private static long bigEndian(long word) {
        return ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? word : Long.reverseBytes(word);
    }

    private static int bigEndian(int word) {
        return ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? word : Integer.reverseBytes(word);
    }
}
