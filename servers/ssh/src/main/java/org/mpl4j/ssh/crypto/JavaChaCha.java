package org.mpl4j.ssh.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;

/** ChaCha20 of the JDK and Poly1305 of BouncyCastle, which are everywhere. */
final class JavaChaCha implements ChaChaPrimitives {
    private static final int NONCE_BYTES = 12;
    private static final int SEQUENCE_OFFSET = 8;

    private final Cipher stream = Jca.cipher("ChaCha20");
    private final SecretKey key;
    private final Poly1305 poly1305 = new Poly1305();
    private final TagKey tagKey = new TagKey();
    private final byte[] nonce = new byte[NONCE_BYTES];

    JavaChaCha(byte[] key, int offset) {
        this.key = new SecretKeySpec(key, offset, KEY_BYTES, "ChaCha20");
    }

    @Override
    public void beginStream(int sequenceNumber) {
        Octets.putInt(nonce, SEQUENCE_OFFSET, sequenceNumber);
        try {
            stream.init(Cipher.ENCRYPT_MODE, key, new ChaCha20ParameterSpec(nonce, 0));
        } catch (GeneralSecurityException e) {
            throw Jca.impossible(e);
        }
    }

    @Override
    public void crypt(byte[] from, int at, int length, byte[] to, int toAt) {
        try {
            stream.update(from, at, length, to, toAt);
        } catch (GeneralSecurityException e) {
            throw Jca.impossible(e);
        }
    }

    @Override
    public void authenticate(byte[] key, byte[] from, int at, int length, byte[] tag, int tagAt) {
        System.arraycopy(key, 0, tagKey.bytes, 0, KEY_BYTES);
        poly1305.init(tagKey);
        poly1305.update(from, at, length);
        poly1305.doFinal(tag, tagAt);
    }

    /** A key that is not made anew for each packet. */
    private static final class TagKey extends KeyParameter {
        private final byte[] bytes = new byte[KEY_BYTES];

        TagKey() {
            super(new byte[KEY_BYTES]);
        }

        @Override
        public byte[] getKey() {
            return bytes;
        }
    }
}
