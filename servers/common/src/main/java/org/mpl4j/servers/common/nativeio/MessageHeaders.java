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

    /** Spreads a hash over 64 bits: 2^64 divided by the golden ratio. */
    private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;

    private final ByteBuffer headers;
    private final ByteBuffer vectors;
    private final ByteBuffer names;
    private final ByteBuffer data;
    private final long headersAt;
    private final long vectorsAt;
    private final long namesAt;
    private final long dataAt;
    private final int nameRoom;

    /**
     * Headers for data.
     *
     * @param names {@link #NAME_ROOM} bytes for each address, null where the socket is connected
     * @param data {@code room} bytes for each of {@code count} datagrams; kept here, as the kernel knows only where it is
     */
    MessageHeaders(@Nullable ByteBuffer names, ByteBuffer data, int count, int room) {
        this(names, data, count, room, room);
    }

    /** The same with places for data that begin so many bytes after one another. */
    MessageHeaders(@Nullable ByteBuffer names, ByteBuffer data, int count, int room, int stride) {
        this.names = names == null ? zeros(0) : names;
        this.nameRoom = names == null ? 0 : NAME_ROOM;
        this.data = data;
        headers = zeros(count * HEADER_SIZE);
        vectors = zeros(count * VECTOR_SIZE);
        headersAt = NativeIo.address(headers);
        vectorsAt = NativeIo.address(vectors);
        namesAt = names == null ? 0 : NativeIo.address(names);
        dataAt = NativeIo.address(this.data);
        for (int i = 0; i < count; i++) {
            vectors.putLong(i * VECTOR_SIZE, dataAt + (long) i * stride);
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

    /** Makes a header that of a message to send to who sent a datagram. */
    void to(int index, int datagram, int nameLength) {
        headers.putLong(index * HEADER_SIZE + NAME, namesAt + (long) datagram * NAME_ROOM);
        headers.putInt(index * HEADER_SIZE + NAME_LENGTH, nameLength);
    }

    /** Makes a vector that of some bytes of the data. */
    void vector(int vector, int start, int byteCount) {
        vectors.putLong(vector * VECTOR_SIZE, dataAt + start);
        vectors.putLong(vector * VECTOR_SIZE + VECTOR_LENGTH, byteCount);
    }

    /** Adds the bytes that follow to a vector. */
    void lengthen(int vector, int byteCount) {
        int at = vector * VECTOR_SIZE + VECTOR_LENGTH;
        vectors.putLong(at, vectors.getLong(at) + byteCount);
    }

    /** The first vector of a header. */
    int firstVector(int index) {
        return (int) (headers.getLong(index * HEADER_SIZE + VECTORS) - vectorsAt) / VECTOR_SIZE;
    }

    /** How long a datagram to send is. */
    void length(int datagram, int byteCount) {
        vectors.putLong(datagram * VECTOR_SIZE + VECTOR_LENGTH, byteCount);
    }

    /**
     * Makes a header that of several datagrams, which lie one after the other: the kernel carries them as one and parts them at the end.
     *
     * @param vector the first vector
     * @param count how many of them
     * @param control where it says how long each is, 0 for a single one
     */
    void run(int index, int vector, int count, long control) {
        headers.putLong(index * HEADER_SIZE + VECTORS, vectorsAt + (long) vector * VECTOR_SIZE);
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

    /** Whether two datagrams came from the same address and port. What the kernel does not write of a name stays 0. */
    boolean isSameName(int one, int other) {
        int a = one * NAME_ROOM;
        int b = other * NAME_ROOM;
        return names.getLong(a) == names.getLong(b)
                && names.getLong(a + IN6_ADDRESS) == names.getLong(b + IN6_ADDRESS)
                && (isIpv4(one)
                        || names.getLong(a + IN6_ADDRESS + Long.BYTES) == names.getLong(b + IN6_ADDRESS + Long.BYTES)
                                && names.getInt(a + IN6_SCOPE) == names.getInt(b + IN6_SCOPE));
    }

    /** A hash of the address and port that a datagram came from. */
    int nameHash(int index) {
        int at = index * NAME_ROOM;
        long hash = names.getLong(at) * SPREAD;
        if (!isIpv4(index)) {
            hash = (hash ^ names.getLong(at + IN6_ADDRESS) ^ names.getLong(at + IN6_ADDRESS + Long.BYTES)) * SPREAD;
        }
        return (int) (hash >>> Integer.SIZE);
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
