package org.mpl4j.ssh.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A stream of AES in counter mode (RFC 4344 section 4), or none, and a MAC. The MAC is of the packet in the clear, and all is encrypted (RFC 4253 section
 * 6.4); or it is of the packet as encrypted, and the length is in the clear (OpenSSH PROTOCOL section 1.5, -etm@openssh.com).
 */
final class MacCipher implements PacketCipher {
    private static final int AES_BLOCK_BYTES = 16;
    private static final int PIECE_BYTES = 4096;

    private final @Nullable Cipher cipher;
    private final Mac mac;
    private final boolean encryptedFirst;
    private final byte[] sequence = new byte[Integer.BYTES];
    private final byte[] expected;
    private final byte[] received;
    // In place, the JDK copies all that it is given to new memory first; by pieces through this, it does not.
    private final byte[] piece = new byte[PIECE_BYTES];

    private MacCipher(@Nullable Cipher cipher, MacAlgorithm algorithm, byte[] macKey) {
        this.cipher = cipher;
        this.encryptedFirst = algorithm.isEncryptThenMac();
        this.mac = Jca.mac(algorithm.jcaName());
        this.expected = new byte[mac.getMacLength()];
        this.received = new byte[mac.getMacLength()];
        try {
            mac.init(new SecretKeySpec(macKey, algorithm.jcaName()));
        } catch (GeneralSecurityException e) {
            throw Jca.impossible(e);
        }
    }

    static MacCipher ofAes(byte[] key, byte[] iv, MacAlgorithm algorithm, byte[] macKey) {
        Cipher cipher = Jca.cipher("AES/CTR/NoPadding");
        try {
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
        } catch (GeneralSecurityException e) {
            throw Jca.impossible(e);
        }
        return new MacCipher(cipher, algorithm, macKey);
    }

    static MacCipher ofNone(MacAlgorithm algorithm, byte[] macKey) {
        return new MacCipher(null, algorithm, macKey);
    }

    @Override
    public int lengthByteCount() {
        return LENGTH_FIELD_BYTES + encryptedLengthBytes();
    }

    /** How much of the first block behind the length is decrypted with it, so that what follows is whole blocks. */
    private int encryptedLengthBytes() {
        return encryptedFirst || cipher == null ? 0 : AES_BLOCK_BYTES - LENGTH_FIELD_BYTES;
    }

    @Override
    public int blockSize() {
        return cipher == null ? 8 : AES_BLOCK_BYTES;
    }

    @Override
    public boolean isLengthPadded() {
        return !encryptedFirst;
    }

    @Override
    public int tagLength() {
        return expected.length;
    }

    @Override
    public long packetLimit() {
        return KeyLimits.PACKETS;
    }

    @Override
    public long byteLimit() {
        return cipher == null ? Long.MAX_VALUE : KeyLimits.AES_BYTES;
    }

    @Override
    public long openLength(int sequenceNumber, byte[] buffer, int offset) {
        if (!encryptedFirst) {
            crypt(buffer, offset, lengthByteCount());
        }
        return Octets.uint32(buffer, offset);
    }

    @Override
    public void open(int sequenceNumber, byte[] buffer, int offset, int length) throws ForgedPacketException {
        int known = lengthByteCount();
        if (encryptedFirst) {
            verify(sequenceNumber, buffer, offset, length);
            crypt(buffer, offset + known, length - known);
        } else {
            crypt(buffer, offset + known, length - known);
            verify(sequenceNumber, buffer, offset, length);
        }
    }

    @Override
    public void seal(int sequenceNumber, byte[] buffer, int offset, int length) {
        if (encryptedFirst) {
            crypt(buffer, offset + LENGTH_FIELD_BYTES, length - LENGTH_FIELD_BYTES);
            authenticate(sequenceNumber, buffer, offset, length, buffer, offset + length);
        } else {
            authenticate(sequenceNumber, buffer, offset, length, buffer, offset + length);
            crypt(buffer, offset, length);
        }
    }

    private void verify(int sequenceNumber, byte[] buffer, int offset, int length) throws ForgedPacketException {
        authenticate(sequenceNumber, buffer, offset, length, expected, 0);
        System.arraycopy(buffer, offset + length, received, 0, received.length);
        if (!MessageDigest.isEqual(expected, received)) {
            throw new ForgedPacketException();
        }
    }

    private void authenticate(int sequenceNumber, byte[] buffer, int offset, int length, byte[] tag, int tagOffset) {
        Octets.putInt(sequence, 0, sequenceNumber);
        mac.update(sequence, 0, sequence.length);
        mac.update(buffer, offset, length);
        try {
            mac.doFinal(tag, tagOffset);
        } catch (GeneralSecurityException e) {
            throw Jca.impossible(e);
        }
    }

    private void crypt(byte[] buffer, int offset, int length) {
        if (cipher == null) {
            return;
        }
        try {
            for (int done = 0; done < length; done += PIECE_BYTES) {
                int count = Math.min(PIECE_BYTES, length - done);
                cipher.update(buffer, offset + done, count, piece, 0);
                System.arraycopy(piece, 0, buffer, offset + done, count);
            }
        } catch (GeneralSecurityException e) {
            throw Jca.impossible(e);
        }
    }
}
