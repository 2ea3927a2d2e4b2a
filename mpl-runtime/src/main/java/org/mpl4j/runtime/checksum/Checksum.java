package org.mpl4j.runtime.checksum;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.mpl4j.runtime.Bytes;

/**
 * The algorithms that a specification can name in {@code checksum(..)}. A sum under way is a {@code long}: {@link
 * #start}, then any of the {@code add} methods in the order of the bytes, then {@link #finish}.
 */
public enum Checksum {
    /** {@code inet}: {@link InternetChecksum}, 16 bits. */
    INET("inet", 2, 2) {
        @Override
        public long start() {
            return InternetChecksum.START;
        }

        @Override
        public long add(long sum, ByteBuffer b, int from, int to) {
            return InternetChecksum.add(sum, b, from, to);
        }

        @Override
        public long addZeros(long sum, int byteCount) {
            return InternetChecksum.addZeros(sum, byteCount);
        }

        @Override
        public long addNumber(long sum, long value, int byteCount) {
            return addInternetNumber(sum, value, byteCount);
        }

        @Override
        long addByte(long sum, int octet) {
            return InternetChecksum.addByte(sum, octet);
        }

        @Override
        public long finish(long sum) {
            return InternetChecksum.finish(sum);
        }

        @Override
        public boolean isSame(long computed, long found) {
            return InternetChecksum.isSame((int) computed, (int) found);
        }
    },
    /**
     * {@code udp}: the Internet checksum as UDP has it (RFC 768). A sum of zero is written as 0xffff, as zero says that
     * the sender made none: such a packet violates nothing.
     */
    UDP("udp", 2, 2) {
        @Override
        public long start() {
            return InternetChecksum.START;
        }

        @Override
        public long add(long sum, ByteBuffer b, int from, int to) {
            return InternetChecksum.add(sum, b, from, to);
        }

        @Override
        public long addZeros(long sum, int byteCount) {
            return InternetChecksum.addZeros(sum, byteCount);
        }

        @Override
        public long addNumber(long sum, long value, int byteCount) {
            return addInternetNumber(sum, value, byteCount);
        }

        @Override
        long addByte(long sum, int octet) {
            return InternetChecksum.addByte(sum, octet);
        }

        @Override
        public long finish(long sum) {
            int checksum = InternetChecksum.finish(sum);
            return checksum == 0 ? 0xffff : checksum;
        }

        @Override
        public boolean isSame(long computed, long found) {
            return found == 0 || computed == found;
        }
    },
    /** {@code crc32}: ISO 3309, Ethernet, gzip, PNG; 32 bits. */
    CRC32("crc32", 4, 4) {
        @Override
        public long start() {
            return ReflectedCrc32.START;
        }

        @Override
        public long add(long sum, ByteBuffer b, int from, int to) {
            return ReflectedCrc32.ISO.add(sum, b, from, to);
        }

        @Override
        long addByte(long sum, int octet) {
            return ReflectedCrc32.ISO.addByte(sum, octet);
        }

        @Override
        public long finish(long sum) {
            return ReflectedCrc32.finish(sum);
        }
    },
    /** {@code crc32c}: Castagnoli, iSCSI (RFC 3720) and SCTP (RFC 9260); 32 bits. */
    CRC32C("crc32c", 4, 4) {
        @Override
        public long start() {
            return ReflectedCrc32.START;
        }

        @Override
        public long add(long sum, ByteBuffer b, int from, int to) {
            return ReflectedCrc32.CASTAGNOLI.add(sum, b, from, to);
        }

        @Override
        long addByte(long sum, int octet) {
            return ReflectedCrc32.CASTAGNOLI.addByte(sum, octet);
        }

        @Override
        public long finish(long sum) {
            return ReflectedCrc32.finish(sum);
        }
    },
    /**
     * {@code crc16_ccitt}: polynomial 0x1021, most significant bit first, from 0xffff, not complemented
     * ("CCITT-FALSE"); 16 bits.
     */
    CRC16_CCITT("crc16_ccitt", 2, 2) {
        @Override
        public long start() {
            return 0xffff;
        }

        @Override
        long addByte(long sum, int octet) {
            return Crc16.addCcitt(sum, octet);
        }

        @Override
        public long finish(long sum) {
            return sum;
        }
    },
    /**
     * {@code crc16_x25}: polynomial 0x1021, least significant bit first, from 0xffff, complemented: the frame check
     * sequence of HDLC and PPP (RFC 1662); 16 bits.
     */
    CRC16_X25("crc16_x25", 2, 2) {
        @Override
        public long start() {
            return 0xffff;
        }

        @Override
        long addByte(long sum, int octet) {
            return Crc16.addX25(sum, octet);
        }

        @Override
        public long finish(long sum) {
            return ~sum & 0xffff;
        }
    },
    /** {@code adler32}: zlib (RFC 1950); 32 bits. */
    ADLER32("adler32", 4, 4) {
        @Override
        public long start() {
            return 1;
        }

        @Override
        long addByte(long sum, int octet) {
            long low = ((sum & 0xffff) + octet) % ADLER_MODULUS;
            return ((sum >>> 16) + low) % ADLER_MODULUS << 16 | low;
        }

        @Override
        public long finish(long sum) {
            return sum;
        }
    },
    /** {@code fletcher16}: over bytes modulo 255, the second sum in the high byte; 16 bits. */
    FLETCHER16("fletcher16", 2, 2) {
        @Override
        public long start() {
            return 0;
        }

        @Override
        long addByte(long sum, int octet) {
            long low = ((sum & 0xff) + octet) % 255;
            return ((sum >>> 8) + low) % 255 << 8 | low;
        }

        @Override
        public long finish(long sum) {
            return sum;
        }
    },
    /** {@code xor8}: all bytes combined by exclusive or; 8 bits. */
    XOR8("xor8", 1, 2) {
        @Override
        public long start() {
            return 0;
        }

        @Override
        long addByte(long sum, int octet) {
            return sum ^ octet;
        }

        @Override
        public long finish(long sum) {
            return sum;
        }
    },
    /** {@code sum8}: all bytes added, modulo 256; 8 bits. */
    SUM8("sum8", 1, 2) {
        @Override
        public long start() {
            return 0;
        }

        @Override
        long addByte(long sum, int octet) {
            return sum + octet & 0xff;
        }

        @Override
        public long finish(long sum) {
            return sum;
        }
    };

    private static final int ADLER_MODULUS = 65_521;

    private final String specName;
    private final int byteLength;
    private final int numberBytes;

    Checksum(String specName, int byteLength, int numberBytes) {
        this.specName = specName;
        this.byteLength = byteLength;
        this.numberBytes = numberBytes;
    }

    /**
     * The algorithm that a specification names.
     *
     * @param name as in {@code checksum(name, ..)}
     * @return the algorithm, or empty if there is none of that name
     */
    public static Optional<Checksum> named(String name) {
        for (Checksum checksum : values()) {
            if (checksum.specName.equals(name)) {
                return Optional.of(checksum);
            }
        }
        return Optional.empty();
    }

    /**
     * What specifications call it.
     *
     * @return the name, such as {@code inet}
     */
    public String specName() {
        return specName;
    }

    /**
     * How long the checksum is.
     *
     * @return its length in bytes: 1, 2 or 4
     */
    public int byteLength() {
        return byteLength;
    }

    /**
     * How many bytes a number among the inputs stands for, most significant byte first: {@code checksum(inet, 17, ..)}.
     *
     * @return 2 or 4
     */
    public int numberBytes() {
        return numberBytes;
    }

    /**
     * The sum of nothing.
     *
     * @return the sum to start with
     */
    public abstract long start();

    /**
     * Adds a range of bytes.
     *
     * @param sum so far
     * @param b the buffer
     * @param from index of the first byte
     * @param to index after the last byte
     * @return the new sum
     * @throws IndexOutOfBoundsException if the range is not in the buffer
     */
    public long add(long sum, ByteBuffer b, int from, int to) {
        long next = sum;
        for (int at = from; at < to; at++) {
            next = addByte(next, b.get(at) & 0xff);
        }
        return next;
    }

    /**
     * Adds a range in which some bytes count as zero: the checksum's own field.
     *
     * @param sum so far
     * @param b the buffer
     * @param from index of the first byte
     * @param to index after the last byte
     * @param zeroFrom index of the first byte that counts as zero, in the range
     * @param zeroTo index after the last byte that counts as zero, in the range
     * @return the new sum
     * @throws IndexOutOfBoundsException if the range is not in the buffer
     */
    public long addExcept(long sum, ByteBuffer b, int from, int to, int zeroFrom, int zeroTo) {
        return add(addZeros(add(sum, b, from, zeroFrom), zeroTo - zeroFrom), b, zeroTo, to);
    }

    /**
     * Adds a range, in which the checksum's own field counts as zero if it is in there.
     *
     * @param sum so far
     * @param b the buffer
     * @param from index of the first byte
     * @param to index after the last byte
     * @param ownFrom index of the first byte of the field
     * @param ownTo index after the last byte of the field
     * @return the new sum
     * @throws IndexOutOfBoundsException if the range is not in the buffer
     */
    public long addWithout(long sum, ByteBuffer b, int from, int to, int ownFrom, int ownTo) {
        return from <= ownFrom && ownTo <= to ? addExcept(sum, b, from, to, ownFrom, ownTo) : add(sum, b, from, to);
    }

    /**
     * Adds bytes.
     *
     * @param sum so far
     * @param bytes the bytes
     * @return the new sum
     */
    public long add(long sum, Bytes bytes) {
        return add(sum, bytes.source(), bytes.sourceOffset(), bytes.sourceOffset() + bytes.length());
    }

    /**
     * Adds zeros.
     *
     * @param sum so far
     * @param byteCount how many
     * @return the new sum
     */
    public long addZeros(long sum, int byteCount) {
        long next = sum;
        for (int i = 0; i < byteCount; i++) {
            next = addByte(next, 0);
        }
        return next;
    }

    /**
     * Adds a number, most significant byte first.
     *
     * @param sum so far
     * @param value of which the low bytes are added
     * @param byteCount how many bytes, 1 to 8; usually {@link #numberBytes}
     * @return the new sum
     */
    public long addNumber(long sum, long value, int byteCount) {
        long next = sum;
        for (int shift = byteCount * 8 - 8; shift >= 0; shift -= 8) {
            next = addByte(next, (int) (value >>> shift) & 0xff);
        }
        return next;
    }

    /** An even number of bytes keeps to the words, so that they need not be taken one by one. */
    private static long addInternetNumber(long sum, long value, int byteCount) {
        if ((byteCount & 1) != 0) {
            long shifted = value << (64 - byteCount * 8);
            return InternetChecksum.addZeros(InternetChecksum.addNumber(sum, shifted), 1);
        }
        long low = byteCount == Long.BYTES ? value : value & ((1L << (byteCount * 8)) - 1);
        return InternetChecksum.addNumber(sum, low);
    }

    /** Adds one byte, 0 to 255. */
    abstract long addByte(long sum, int octet);

    /**
     * The checksum of a sum.
     *
     * @param sum complete
     * @return the checksum, 0 to 2^(8 * {@link #byteLength}) - 1
     */
    public abstract long finish(long sum);

    /**
     * Whether a checksum that was found is right; the Internet checksum has two forms of zero.
     *
     * @param computed what {@link #finish} returned for the data
     * @param found in the packet
     * @return true if they mean the same
     */
    public boolean isSame(long computed, long found) {
        return computed == found;
    }
}
