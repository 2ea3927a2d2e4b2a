package org.mpl4j.ssh.crypto;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * chacha20-poly1305@openssh.com (OpenSSH PROTOCOL.chacha20poly1305): the second half of the key encrypts the length, the first the rest; the first
 * block of its stream is the key of Poly1305, over all that was encrypted. The nonce is the sequence number, in 8 bytes; that RFC 8439 takes 12 for it
 * does not matter, as the 4 before are the upper half of a counter of blocks that never gets there.
 */
final class ChaChaCipher implements PacketCipher {
    private static final int TAG_BYTES = ChaChaPrimitives.TAG_BYTES;
    private static final int BLOCK_BYTES = 64;

    private final ChaChaPrimitives lengths;
    private final ChaChaPrimitives contents;
    private final byte[] length = new byte[LENGTH_FIELD_BYTES];
    private final byte[] zeros = new byte[BLOCK_BYTES];
    private final byte[] block = new byte[BLOCK_BYTES];
    private final byte[] expected = new byte[TAG_BYTES];
    private final byte[] received = new byte[TAG_BYTES];

    ChaChaCipher(ChaChaPrimitives contents, ChaChaPrimitives lengths) {
        this.contents = contents;
        this.lengths = lengths;
    }

    static ChaChaCipher of(byte[] key) {
        return new ChaChaCipher(ChaChaPrimitives.of(key, 0), ChaChaPrimitives.of(key, ChaChaPrimitives.KEY_BYTES));
    }

    @Override
    public int lengthByteCount() {
        return LENGTH_FIELD_BYTES;
    }

    @Override
    public int blockSize() {
        return 8;
    }

    @Override
    public boolean isLengthPadded() {
        return false;
    }

    @Override
    public int tagLength() {
        return TAG_BYTES;
    }

    @Override
    public long packetLimit() {
        return KeyLimits.PACKETS;
    }

    @Override
    public long byteLimit() {
        return KeyLimits.OTHER_BYTES;
    }

    @Override
    public long openLength(int sequenceNumber, byte[] buffer, int offset) {
        // Not in place: the tag is of the length as it was encrypted.
        cryptLength(sequenceNumber, buffer, offset, length, 0);
        return Octets.uint32(length, 0);
    }

    @Override
    public void open(int sequenceNumber, byte[] buffer, int offset, int length) throws ForgedPacketException {
        begin(sequenceNumber);
        authenticate(buffer, offset, length, expected, 0);
        System.arraycopy(buffer, offset + length, received, 0, TAG_BYTES);
        if (!MessageDigest.isEqual(expected, received)) {
            throw new ForgedPacketException();
        }
        System.arraycopy(this.length, 0, buffer, offset, LENGTH_FIELD_BYTES);
        cryptContent(buffer, offset, length);
    }

    @Override
    public void seal(int sequenceNumber, byte[] buffer, int offset, int length) {
        cryptLength(sequenceNumber, buffer, offset, buffer, offset);
        begin(sequenceNumber);
        cryptContent(buffer, offset, length);
        authenticate(buffer, offset, length, buffer, offset + length);
    }

    private void cryptLength(int sequenceNumber, byte[] from, int at, byte[] to, int toAt) {
        lengths.beginStream(sequenceNumber);
        lengths.crypt(from, at, LENGTH_FIELD_BYTES, to, toAt);
    }

    /** Makes the key of the tag; the stream goes on with what is for the content. */
    private void begin(int sequenceNumber) {
        contents.beginStream(sequenceNumber);
        contents.crypt(zeros, 0, BLOCK_BYTES, block, 0);
    }

    private void authenticate(byte[] buffer, int offset, int length, byte[] tag, int tagOffset) {
        contents.authenticate(block, buffer, offset, length, tag, tagOffset);
        Arrays.fill(block, (byte) 0);
    }

    private void cryptContent(byte[] buffer, int offset, int length) {
        int at = offset + LENGTH_FIELD_BYTES;
        contents.crypt(buffer, at, length - LENGTH_FIELD_BYTES, buffer, at);
    }
}
