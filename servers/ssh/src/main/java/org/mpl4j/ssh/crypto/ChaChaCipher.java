package org.mpl4j.ssh.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * chacha20-poly1305@openssh.com (OpenSSH PROTOCOL.chacha20poly1305): the second half of the key encrypts the length, the first the rest; the first
 * block of its stream is the key of Poly1305, over all that was encrypted. The nonce is the sequence number, in 8 bytes; that the JDK takes 12 for it
 * does not matter, as the 4 before are the upper half of a counter of blocks that never gets there.
 */
final class ChaChaCipher implements PacketCipher {
    private static final int TAG_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int SEQUENCE_OFFSET = 8;
    private static final int BLOCK_BYTES = 64;

    private final Cipher lengths = Jca.cipher("ChaCha20");
    private final Cipher contents = Jca.cipher("ChaCha20");
    private final SecretKey lengthKey;
    private final SecretKey contentKey;
    private final Poly1305 poly1305 = new Poly1305();
    private final BlockKey macKey = new BlockKey();
    private final byte[] nonce = new byte[NONCE_BYTES];
    private final byte[] length = new byte[LENGTH_FIELD_BYTES];
    private final byte[] zeros = new byte[BLOCK_BYTES];
    private final byte[] block = new byte[BLOCK_BYTES];
    private final byte[] expected = new byte[TAG_BYTES];
    private final byte[] received = new byte[TAG_BYTES];

    ChaChaCipher(byte[] key) {
        this.contentKey = new SecretKeySpec(key, 0, KEY_BYTES, "ChaCha20");
        this.lengthKey = new SecretKeySpec(key, KEY_BYTES, KEY_BYTES, "ChaCha20");
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
        try {
            lengths.init(Cipher.ENCRYPT_MODE, lengthKey, nonce(sequenceNumber));
            lengths.update(from, at, LENGTH_FIELD_BYTES, to, toAt);
        } catch (GeneralSecurityException e) {
            throw Jca.impossible(e);
        }
    }

    /** Makes the key of the tag; the stream goes on with what is for the content. */
    private void begin(int sequenceNumber) {
        try {
            contents.init(Cipher.ENCRYPT_MODE, contentKey, nonce(sequenceNumber));
            contents.update(zeros, 0, BLOCK_BYTES, block, 0);
        } catch (GeneralSecurityException e) {
            throw Jca.impossible(e);
        }
        System.arraycopy(block, 0, macKey.bytes, 0, KEY_BYTES);
        poly1305.init(macKey);
    }

    private void authenticate(byte[] buffer, int offset, int length, byte[] tag, int tagOffset) {
        poly1305.update(buffer, offset, length);
        poly1305.doFinal(tag, tagOffset);
        Arrays.fill(block, (byte) 0);
    }

    private void cryptContent(byte[] buffer, int offset, int length) {
        int at = offset + LENGTH_FIELD_BYTES;
        try {
            contents.update(buffer, at, length - LENGTH_FIELD_BYTES, buffer, at);
        } catch (GeneralSecurityException e) {
            throw Jca.impossible(e);
        }
    }

    private ChaCha20ParameterSpec nonce(int sequenceNumber) {
        Octets.putInt(nonce, SEQUENCE_OFFSET, sequenceNumber);
        return new ChaCha20ParameterSpec(nonce, 0);
    }

    /** A key that is not made anew for each packet. */
    private static final class BlockKey extends KeyParameter {
        private final byte[] bytes = new byte[KEY_BYTES];

        BlockKey() {
            super(new byte[KEY_BYTES]);
        }

        @Override
        public byte[] getKey() {
            return bytes;
        }
    }
}
