package org.mpl4j.ssh.crypto;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import org.mpl4j.ssh.packets.exchange.DerivedKey;
import org.mpl4j.ssh.packets.exchange.DerivedKeyMore;

/** Makes keys from what a key exchange has come to (RFC 4253 section 7.2). */
public final class KeyDerivation {
    private static final int LENGTHS = 16;

    private final ExchangeResult result;
    private final byte[] sessionId;

    /**
     * Prepares that.
     *
     * @param result of the latest key exchange
     * @param sessionId the hash of the first key exchange of the connection
     */
    public KeyDerivation(ExchangeResult result, byte[] sessionId) {
        this.result = result;
        this.sessionId = sessionId.clone();
    }

    /**
     * Makes a key.
     *
     * @param purpose what it is for
     * @param byteCount how long it shall be
     * @return the key
     */
    public byte[] derive(DerivedKey.Purpose.Known purpose, int byteCount) {
        int hashLength = result.hash().length;
        byte[] key = digest(DerivedKey.builder(room(1 + sessionId.length), hashLength)
                .k(result.secret())
                .h(result.hash())
                .purpose(purpose)
                .sessionId(sessionId)
                .build());
        while (key.length < byteCount) {
            byte[] more = digest(DerivedKeyMore.builder(room(key.length), hashLength)
                    .k(result.secret())
                    .h(result.hash())
                    .key(key)
                    .build());
            int known = key.length;
            key = Arrays.copyOf(key, known + more.length);
            System.arraycopy(more, 0, key, known, more.length);
        }
        return Arrays.copyOf(key, byteCount);
    }

    /**
     * Makes the keys of one direction, and takes them into use.
     *
     * @param fromClient whether it is from the client to the server
     * @param algorithms of that direction
     * @return what seals, or opens, its packets
     */
    public PacketCipher packetCipher(boolean fromClient, DirectionAlgorithms algorithms) {
        CipherAlgorithm cipher = algorithms.cipher();
        byte[] iv = derive(
                fromClient ? DerivedKey.Purpose.Known.IvClientToServer : DerivedKey.Purpose.Known.IvServerToClient,
                cipher.ivLength());
        byte[] key = derive(
                fromClient
                        ? DerivedKey.Purpose.Known.EncryptionClientToServer
                        : DerivedKey.Purpose.Known.EncryptionServerToClient,
                cipher.keyLength());
        byte[] macKey = derive(
                fromClient
                        ? DerivedKey.Purpose.Known.IntegrityClientToServer
                        : DerivedKey.Purpose.Known.IntegrityServerToClient,
                algorithms.mac().map(MacAlgorithm::keyLength).orElse(0));
        return cipher.packetCipher(key, iv, algorithms.mac(), macKey);
    }

    private ByteBuffer room(int byteCount) {
        return ByteBuffer.allocate(result.secret().length + result.hash().length + byteCount + LENGTHS);
    }

    private byte[] digest(ByteBuffer built) {
        MessageDigest digest = Jca.digest(result.digestName());
        digest.update(built.flip());
        return digest.digest();
    }
}
