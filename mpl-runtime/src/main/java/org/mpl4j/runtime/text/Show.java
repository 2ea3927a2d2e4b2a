package org.mpl4j.runtime.text;

import java.util.HexFormat;
import org.mpl4j.runtime.Bytes;

/**
 * How people write a value: the formats of {@code show(..)}. A number is shown like its bytes, most significant first.
 * A value that a format does not fit (an address of another length) is shown in hexadecimal, and read back from that.
 */
public enum Show {
    /** Four bytes as {@code 192.0.2.1}. */
    IPV4 {
        @Override
        boolean fits(int byteLength) {
            return byteLength == Addresses.IPV4_BYTES;
        }

        @Override
        public String format(Bytes value) {
            return fits(value.length()) ? Addresses.ipv4((int) value.uint32(0)) : value.hex();
        }

        @Override
        public Bytes parseBytes(String text) {
            return text.indexOf('.') >= 0
                    ? bytes(Addresses.parseIpv4(text) & 0xffff_ffffL, Addresses.IPV4_BYTES)
                    : Bytes.ofHex(text);
        }
    },
    /** Sixteen bytes as {@code 2001:db8::1} (RFC 5952). */
    IPV6 {
        @Override
        boolean fits(int byteLength) {
            return byteLength == Addresses.IPV6_BYTES;
        }

        @Override
        public String format(Bytes value) {
            return fits(value.length()) ? Addresses.ipv6(value) : value.hex();
        }

        @Override
        public Bytes parseBytes(String text) {
            return text.indexOf(':') >= 0 ? Addresses.parseIpv6(text) : Bytes.ofHex(text);
        }
    },
    /** Any number of bytes as {@code 00:1b:21:3c:4d:5e}. */
    MAC {
        @Override
        boolean fits(int byteLength) {
            // A single byte would look like a decimal number
            return byteLength > 1;
        }

        @Override
        public String format(Bytes value) {
            return Addresses.mac(value);
        }

        @Override
        public Bytes parseBytes(String text) {
            return Addresses.parseMac(text);
        }
    },
    /** Bytes as {@code 1f8b08}, numbers as {@code 0x1f8b} with as many digits as their width needs. */
    HEX {
        @Override
        public String format(Bytes value) {
            return value.hex();
        }

        @Override
        boolean fits(int byteLength) {
            return false;
        }

        @Override
        public Bytes parseBytes(String text) {
            return Bytes.ofHex(text);
        }
    },
    /**
     * Bytes as the UTF-8 that they are; where they are not (see {@link Bytes#isUtf8}), U+FFFD stands for what is
     * malformed and the bytes can't be read back.
     */
    TEXT {
        @Override
        public String format(Bytes value) {
            return value.utf8();
        }

        @Override
        public Bytes parseBytes(String text) {
            return Bytes.ofUtf8(text);
        }
    };

    /** Whether a number of so many bytes can be shown in this format; otherwise it is shown in hexadecimal. */
    boolean fits(int byteLength) {
        return true;
    }

    /**
     * Writes bytes.
     *
     * @param value the bytes
     * @return the text
     */
    public abstract String format(Bytes value);

    /**
     * Reads bytes.
     *
     * @param text as from {@link #format(Bytes)}
     * @return the bytes
     * @throws IllegalArgumentException if the text is not in this format; the message says why
     */
    public abstract Bytes parseBytes(String text);

    /**
     * Writes a number.
     *
     * @param value of which the low bits are written, as unsigned
     * @param bits its width, 1 to 64
     * @return the text
     */
    public String format(long value, int bits) {
        int byteLength = (bits + 7) / 8;
        long low = bits == 64 ? value : value & (1L << bits) - 1;
        return fits(byteLength)
                ? format(bytes(low, byteLength))
                : "0x" + HexFormat.of().toHexDigits(low, (bits + 3) / 4);
    }

    /**
     * Reads a number.
     *
     * @param text as from {@link #format(long, int)}; also a decimal number, or a hexadecimal one after {@code 0x}
     * @param bits the width of the field, 1 to 64
     * @return the number, unsigned
     * @throws IllegalArgumentException if the text is not in this format or stands for a number that needs more bits;
     *     the message says why
     */
    public long parseNumber(String text, int bits) {
        long value = isNumber(text) ? number(text) : number(parseBytes(text));
        if (bits < 64 && value >>> bits != 0) {
            throw new IllegalArgumentException(text + " needs more than " + bits + " bits");
        }
        return value;
    }

    private boolean isNumber(String text) {
        return text.startsWith("0x")
                || (this != TEXT && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    private static long number(String text) {
        try {
            return text.startsWith("0x")
                    ? Long.parseUnsignedLong(text, 2, text.length(), 16)
                    : Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number of 64 bits: " + text, e);
        }
    }

    private static long number(Bytes bytes) {
        if (bytes.length() > Long.BYTES) {
            throw new IllegalArgumentException(bytes.length() + " bytes are more than a number has");
        }
        long value = 0;
        for (int i = 0; i < bytes.length(); i++) {
            value = value << 8 | bytes.uint8(i);
        }
        return value;
    }

    private static Bytes bytes(long value, int byteLength) {
        byte[] content = new byte[byteLength];
        for (int i = 0; i < byteLength; i++) {
            content[i] = (byte) (value >>> ((byteLength - 1 - i) * 8));
        }
        return Bytes.wrap(content);
    }
}
