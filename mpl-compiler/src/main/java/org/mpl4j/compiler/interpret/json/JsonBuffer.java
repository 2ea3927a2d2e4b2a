package org.mpl4j.compiler.interpret.json;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON text that grows, in UTF-8. It can be cleared and used again, so that in the long run nothing is allocated. */
public final class JsonBuffer {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final VarHandle OCTET = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final short[] OCTETS = new short[256];

    static {
        for (int i = 0; i < OCTETS.length; i++) {
            OCTETS[i] = (short) (DIGITS[i >> 4] << 8 | DIGITS[i & 15]);
        }
    }

    private static final byte[] MIN_LONG = Long.toString(Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NUMBER = 20;
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private byte[] bytes = new byte[1 << 12];
    private int length;

    public JsonBuffer() {}

    /** The text, of which the first {@link #length} bytes count. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public void clear() {
        length = 0;
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    private void reserve(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }

    /** Appends one ASCII character as it is. */
    public JsonBuffer raw(char c) {
        reserve(1);
        bytes[length++] = (byte) c;
        return this;
    }

    /** Appends text that needs no escapes, already encoded. */
    public JsonBuffer raw(byte[] encoded) {
        reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return this;
    }

    /** Appends a comma unless an object or a list has just been opened. */
    public JsonBuffer separate() {
        byte last = bytes[length - 1];
        return last == '{' || last == '[' ? this : raw(',');
    }

    /** Appends, after a comma if there must be one, a name and a colon. */
    public JsonBuffer key(String name) {
        return separate().string(name).raw(':');
    }

    public JsonBuffer flag(boolean value) {
        return raw(value ? TRUE : FALSE);
    }

    public JsonBuffer nothing() {
        return raw(NULL);
    }

    /** Appends a signed number. */
    public JsonBuffer number(long value) {
        reserve(LONGEST_NUMBER);
        if (value < 0) {
            if (value == Long.MIN_VALUE) {
                return raw(MIN_LONG);
            }
            bytes[length++] = '-';
            return positive(-value);
        }
        return positive(value);
    }

    /** Appends a number whose 64 bits are unsigned. */
    public JsonBuffer unsigned(long value) {
        if (value >= 0) {
            return number(value);
        }
        return raw(Long.toUnsignedString(value).getBytes(StandardCharsets.US_ASCII));
    }

    private JsonBuffer positive(long value) {
        int digits = digitCount(value);
        int at = length + digits;
        length = at;
        long rest = value;
        while (rest > Integer.MAX_VALUE) {
            long quotient = rest / 10;
            bytes[--at] = (byte) ('0' + (rest - quotient * 10));
            rest = quotient;
        }
        int small = (int) rest;
        do {
            int quotient = small / 10;
            bytes[--at] = (byte) ('0' + (small - quotient * 10));
            small = quotient;
        } while (small != 0);
        return this;
    }

    private static int digitCount(long value) {
        int digits = 1;
        for (long bound = 10; digits < 19 && value >= bound; bound *= 10) {
            digits++;
        }
        return digits;
    }

    /** Appends bytes in hexadecimal, without quotes. */
    public JsonBuffer hex(ByteBuffer b, int from, int to) {
        int count = to - from;
        reserve(count * 2);
        if (b.hasArray()) {
            hex(b.array(), b.arrayOffset() + from, count);
        } else {
            // The bytes themselves go to the end of their digits first: they are overwritten only after they have been
            // read
            b.get(from, bytes, length + count, count);
            hex(bytes, length + count, count);
        }
        return this;
    }

    private void hex(byte[] source, int from, int count) {
        int at = length;
        for (int i = from; i < from + count; i++) {
            OCTET.set(bytes, at, OCTETS[source[i] & 0xff]);
            at += 2;
        }
        length = at;
    }

    /** Appends the low bits of a number in hexadecimal, after {@code 0x}, without quotes. */
    public JsonBuffer hex(long value, int digits) {
        raw('0').raw('x');
        reserve(digits);
        for (int shift = digits * 4 - 4; shift >= 0; shift -= 4) {
            bytes[length++] = DIGITS[(int) (value >>> shift) & 15];
        }
        return this;
    }

    /** Appends bytes in hexadecimal with colons, without quotes. */
    public JsonBuffer colonHex(ByteBuffer b, int from, int to) {
        reserve((to - from) * 3);
        int at = length;
        for (int i = from; i < to; i++) {
            int octet = b.get(i);
            if (i > from) {
                bytes[at++] = ':';
            }
            bytes[at++] = DIGITS[octet >> 4 & 15];
            bytes[at++] = DIGITS[octet & 15];
        }
        length = at;
        return this;
    }

    /** Appends an IPv4 address, without quotes. */
    public JsonBuffer ipv4(int address) {
        return number(address >>> 24)
                .raw('.')
                .number(address >>> 16 & 0xff)
                .raw('.')
                .number(address >>> 8 & 0xff)
                .raw('.')
                .number(address & 0xff);
    }

    /** Appends ASCII characters that need no escapes. */
    JsonBuffer ascii(ByteBuffer b, int from, int to) {
        reserve(to - from);
        b.get(from, bytes, length, to - from);
        length += to - from;
        return this;
    }

    /** Appends bytes that are well-formed UTF-8 as a string. */
    public JsonBuffer utf8(ByteBuffer b, int from, int to) {
        reserve((to - from) * 6 + 2);
        bytes[length++] = '"';
        for (int i = from; i < to; i++) {
            byte octet = b.get(i);
            if (octet >= 0 && octet < ' ' || octet == '"' || octet == '\\') {
                escape((char) octet);
            } else {
                bytes[length++] = octet;
            }
        }
        bytes[length++] = '"';
        return this;
    }

    /** Appends a string. */
    public JsonBuffer string(String text) {
        int count = text.length();
        reserve(count * 6 + 2);
        bytes[length++] = '"';
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                byte[] rest = text.substring(i).getBytes(StandardCharsets.UTF_8);
                return utf8Rest(rest);
            }
            ascii(c);
        }
        bytes[length++] = '"';
        return this;
    }

    private JsonBuffer utf8Rest(byte[] rest) {
        reserve(rest.length * 6 + 1);
        for (byte octet : rest) {
            if (octet >= 0) {
                ascii((char) octet);
            } else {
                bytes[length++] = octet;
            }
        }
        bytes[length++] = '"';
        return this;
    }

    private void ascii(char c) {
        if (c < ' ' || c == '"' || c == '\\') {
            escape(c);
        } else {
            bytes[length++] = (byte) c;
        }
    }

    /** RFC 8259 section 7: what a string must not hold as it is. */
    private void escape(char c) {
        bytes[length++] = '\\';
        switch (c) {
            case '"', '\\' -> bytes[length++] = (byte) c;
            case '\n' -> bytes[length++] = 'n';
            case '\r' -> bytes[length++] = 'r';
            case '\t' -> bytes[length++] = 't';
            default -> {
                bytes[length++] = 'u';
                bytes[length++] = '0';
                bytes[length++] = '0';
                bytes[length++] = DIGITS[c >> 4 & 15];
                bytes[length++] = DIGITS[c & 15];
            }
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
