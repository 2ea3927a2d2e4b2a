package org.mpl4j.ssh.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * aes128-gcm@openssh.com and aes256-gcm@openssh.com (RFC 5647): the length is in the clear and authenticated, and the nonce is 4 fixed bytes and a
 * counter of 8.
 */
final class GcmCipher implements PacketCipher {
    private static final int TAG_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int COUNTER_OFFSET = 4;

    private final Cipher cipher;
    private final SecretKey key;
    // Two, by turns: the JDK refuses to encrypt if the nonce that it is given is equal to the one before, which it
    // keeps.
    private final Nonce even;
    private final Nonce odd;
    private long counter;

    GcmCipher(byte[] key, byte[] iv) {
        this.key = new SecretKeySpec(key, "AES");
        this.even = new Nonce(iv.clone());
        this.odd = new Nonce(iv.clone());
        this.counter = Octets.int64(iv, COUNTER_OFFSET);
        this.cipher = Jca.cipher("AES/GCM/NoPadding");
    }

    @Override
    public int lengthByteCount() {
        return LENGTH_FIELD_BYTES;
    }

    @Override
    public int blockSize() {
        return 16;
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
        return KeyLimits.AES_BYTES;
    }

    @Override
    public long openLength(int sequenceNumber, byte[] buffer, int offset) {
        return Octets.uint32(buffer, offset);
    }

    @Override
    public void open(int sequenceNumber, byte[] buffer, int offset, int length) throws ForgedPacketException {
        int at = offset + LENGTH_FIELD_BYTES;
        try {
            begin(Cipher.DECRYPT_MODE, buffer, offset);
            cipher.doFinal(buffer, at, length - LENGTH_FIELD_BYTES + TAG_BYTES, buffer, at);
        } catch (AEADBadTagException e) {
            throw new ForgedPacketException();
        } catch (GeneralSecurityException e) {
            throw Jca.impossible(e);
        }
    }

    @Override
    public void seal(int sequenceNumber, byte[] buffer, int offset, int length) {
        int at = offset + LENGTH_FIELD_BYTES;
        try {
            begin(Cipher.ENCRYPT_MODE, buffer, offset);
            cipher.doFinal(buffer, at, length - LENGTH_FIELD_BYTES, buffer, at);
        } catch (GeneralSecurityException e) {
            throw Jca.impossible(e);
        }
    }

    private void begin(int mode, byte[] buffer, int offset) throws GeneralSecurityException {
        Nonce nonce = (counter & 1) == 0 ? even : odd;
        Octets.putLong(nonce.bytes, COUNTER_OFFSET, counter);
        counter++;
        cipher.init(mode, key, nonce);
        cipher.updateAAD(buffer, offset, LENGTH_FIELD_BYTES);
    }

    /** Parameters that are not made anew for each packet: the JDK only reads the bytes. */
    private static final class Nonce extends GCMParameterSpec {
        private final byte[] bytes;

        Nonce(byte[] bytes) {
            super(TAG_BYTES * Byte.SIZE, bytes, 0, NONCE_BYTES);
            this.bytes = bytes;
        }

        @Override
        public byte[] getIV() {
            return bytes;
        }
    }
}
