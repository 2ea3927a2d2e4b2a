package org.mpl4j.bench.hand;

import java.nio.ByteBuffer;

/** Big-endian absolute gets and puts, named as hand-written codecs name them. {@link ArrayAccess} is the same on arrays. */
public final class BufferAccess {
    private BufferAccess() {}

    public static int u8(ByteBuffer b, int at) {
        return b.get(at) & 0xff;
    }

    public static int u16(ByteBuffer b, int at) {
        return b.getShort(at) & 0xffff;
    }

    public static int i32(ByteBuffer b, int at) {
        return b.getInt(at);
    }

    public static long u32(ByteBuffer b, int at) {
        return b.getInt(at) & 0xffff_ffffL;
    }

    public static long i64(ByteBuffer b, int at) {
        return b.getLong(at);
    }

    public static void put8(ByteBuffer b, int at, int value) {
        b.put(at, (byte) value);
    }

    public static void put16(ByteBuffer b, int at, int value) {
        b.putShort(at, (short) value);
    }

    public static void put32(ByteBuffer b, int at, int value) {
        b.putInt(at, value);
    }

    public static void put64(ByteBuffer b, int at, long value) {
        b.putLong(at, value);
    }

    public static void putAll(ByteBuffer b, int at, byte[] content) {
        b.put(at, content);
    }

    /** Whether there is so much room. */
    public static boolean hasRoom(ByteBuffer b, int length) {
        return b.limit() >= length;
    }
}
