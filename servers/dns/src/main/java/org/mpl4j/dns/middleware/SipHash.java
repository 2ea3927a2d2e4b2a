package org.mpl4j.dns.middleware;

/** SipHash-2-4, of inputs that are given as 64-bit words. The words are those of the input in little-endian order. */
final class SipHash {
    private static final long C0 = 0x736f6d6570736575L;
    private static final long C1 = 0x646f72616e646f6dL;
    private static final long C2 = 0x6c7967656e657261L;
    private static final long C3 = 0x7465646279746573L;
    private static final int LAST_BYTE_SHIFT = 56;

    private final long key0;
    private final long key1;
    private long v0;
    private long v1;
    private long v2;
    private long v3;
    private int length;

    /** With a key of 128 bits, whose octets are in little-endian order in the two words. */
    SipHash(long key0, long key1) {
        this.key0 = key0;
        this.key1 = key1;
    }

    SipHash begin() {
        v0 = key0 ^ C0;
        v1 = key1 ^ C1;
        v2 = key0 ^ C2;
        v3 = key1 ^ C3;
        length = 0;
        return this;
    }

    /** Takes eight bytes. */
    SipHash add(long word) {
        length += Long.BYTES;
        compress(word);
        return this;
    }

    /**
     * Takes the last bytes, and is the hash.
     *
     * @param word the bytes, the first one lowest, zeros above
     * @param count how many these are, 0 to 7
     */
    long end(long word, int count) {
        compress(word | (long) (length + count) << LAST_BYTE_SHIFT);
        v2 ^= 0xff;
        round();
        round();
        round();
        round();
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private void compress(long word) {
        v3 ^= word;
        round();
        round();
        v0 ^= word;
    }

    private void round() {
        v0 += v1;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v3;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v2 = Long.rotateLeft(v2, 32);
    }
}
