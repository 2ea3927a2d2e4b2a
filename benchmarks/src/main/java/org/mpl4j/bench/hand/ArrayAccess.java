package org.mpl4j.bench.hand;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** {@link BufferAccess} on arrays, with VarHandles that view them as wider numbers. */
public final class ArrayAccess {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private ArrayAccess() {}

    public static int u8(byte[] b, int at) {
        return b[at] & 0xff;
    }

    public static int u16(byte[] b, int at) {
        return (short) SHORT.get(b, at) & 0xffff;
    }

    public static int i32(byte[] b, int at) {
        return (int) INT.get(b, at);
    }

    public static long u32(byte[] b, int at) {
        return (int) INT.get(b, at) & 0xffff_ffffL;
    }

    public static long i64(byte[] b, int at) {
        return (long) LONG.get(b, at);
    }

    public static void put8(byte[] b, int at, int value) {
        b[at] = (byte) value;
    }

    public static void put16(byte[] b, int at, int value) {
        SHORT.set(b, at, (short) value);
    }

    public static void put32(byte[] b, int at, int value) {
        INT.set(b, at, value);
    }

    public static void put64(byte[] b, int at, long value) {
        LONG.set(b, at, value);
    }

    public static void putAll(byte[] b, int at, byte[] content) {
        System.arraycopy(content, 0, b, at, content.length);
    }

    /** Whether there is so much room. */
    public static boolean hasRoom(byte[] b, int length) {
        return b.length >= length;
    }
}
