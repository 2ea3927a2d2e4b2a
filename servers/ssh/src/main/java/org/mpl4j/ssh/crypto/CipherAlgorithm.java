package org.mpl4j.ssh.crypto;

import java.util.Optional;

/**
 * A cipher.
 *
 * @param name its name in SSH
 * @param keyLength in bytes
 * @param ivLength in bytes
 * @param kind how it encrypts
 */
public record CipherAlgorithm(String name, int keyLength, int ivLength, Kind kind) {
    /** How a cipher encrypts, and whether it authenticates. */
    public enum Kind {
        /** Not at all. */
        NONE,
        /** AES in counter mode. */
        CTR,
        /** AES in Galois/counter mode. */
        GCM,
        /** ChaCha20 and Poly1305. */
        CHACHA
    }

    /** {@return whether it authenticates, so that no MAC is agreed on} */
    public boolean isAuthenticated() {
        return kind == Kind.GCM || kind == Kind.CHACHA;
    }

    /**
     * Takes keys into use.
     *
     * @param key of {@link #keyLength} bytes
     * @param iv of {@link #ivLength} bytes
     * @param mac what authenticates if this does not; none only with none
     * @param macKey of the MAC's key length
     * @return what seals or opens packets with them
     */
    public PacketCipher packetCipher(byte[] key, byte[] iv, Optional<MacAlgorithm> mac, byte[] macKey) {
        if (key.length != keyLength || iv.length != ivLength) {
            throw new IllegalArgumentException("%s takes %d bytes of key and %d of IV, not %d and %d"
                    .formatted(name, keyLength, ivLength, key.length, iv.length));
        }
        return switch (kind) {
            case GCM -> new GcmCipher(key, iv);
            case CHACHA -> ChaChaCipher.of(key);
            case CTR ->
                MacCipher.ofAes(
                        key, iv, mac.orElseThrow(() -> new IllegalArgumentException(name + " needs a MAC")), macKey);
            case NONE ->
                mac.<PacketCipher>map(algorithm -> MacCipher.ofNone(algorithm, macKey))
                        .orElseGet(NoCipher::new);
        };
    }

    /** {@return packets as they are, before there are keys} */
    public static PacketCipher beforeKeys() {
        return new NoCipher();
    }
}
