package org.mpl4j.ssh.crypto;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The algorithms that there are, by their names in SSH, the preferred ones first, in the order of OpenSSH 9 (and 10 for key exchange). */
public final class Algorithms {
    /** A system property: set to {@code false}, OpenSSL's library is not used, whose first call takes long. */
    public static final String LIBRARY = "mpl.ssh.libcrypto";

    /** No encryption, no MAC, or no compression. */
    public static final String NONE = "none";

    private static final String SHA_256 = "SHA-256";
    private static final String SHA_512 = "SHA-512";
    private static final SecretAgreement X25519 = EphemeralKey.agreement(X25519Key::new);

    private static final Map<String, KeyExchange> KEY_EXCHANGES = byName(
            KeyExchange::name,
            hybrid("mlkem768x25519-sha256", SHA_256, Kem.ML_KEM_768),
            hybrid("sntrup761x25519-sha512", SHA_512, Kem.SNTRUP_761),
            hybrid("sntrup761x25519-sha512@openssh.com", SHA_512, Kem.SNTRUP_761),
            new DirectExchange("curve25519-sha256", SHA_256, X25519, new EcdhMessages()),
            new DirectExchange("curve25519-sha256@libssh.org", SHA_256, X25519, new EcdhMessages()),
            onCurve("ecdh-sha2-nistp256", NistCurve.P256),
            onCurve("ecdh-sha2-nistp384", NistCurve.P384),
            onCurve("ecdh-sha2-nistp521", NistCurve.P521),
            new GroupExchange("diffie-hellman-group-exchange-sha256", SHA_256),
            inGroup("diffie-hellman-group16-sha512", SHA_512, PrimeGroup.GROUP_16),
            inGroup("diffie-hellman-group18-sha512", SHA_512, PrimeGroup.GROUP_18),
            inGroup("diffie-hellman-group14-sha256", SHA_256, PrimeGroup.GROUP_14));

    private static final Map<String, CipherAlgorithm> CIPHERS = byName(
            CipherAlgorithm::name,
            new CipherAlgorithm("chacha20-poly1305@openssh.com", 64, 0, CipherAlgorithm.Kind.CHACHA),
            new CipherAlgorithm("aes128-ctr", 16, 16, CipherAlgorithm.Kind.CTR),
            new CipherAlgorithm("aes192-ctr", 24, 16, CipherAlgorithm.Kind.CTR),
            new CipherAlgorithm("aes256-ctr", 32, 16, CipherAlgorithm.Kind.CTR),
            new CipherAlgorithm("aes128-gcm@openssh.com", 16, 12, CipherAlgorithm.Kind.GCM),
            new CipherAlgorithm("aes256-gcm@openssh.com", 32, 12, CipherAlgorithm.Kind.GCM),
            new CipherAlgorithm(NONE, 0, 0, CipherAlgorithm.Kind.NONE));

    private static final Map<String, MacAlgorithm> MACS = byName(
            MacAlgorithm::name,
            new MacAlgorithm("hmac-sha2-256-etm@openssh.com", "HmacSHA256", 32, true),
            new MacAlgorithm("hmac-sha2-512-etm@openssh.com", "HmacSHA512", 64, true),
            new MacAlgorithm("hmac-sha2-256", "HmacSHA256", 32, false),
            new MacAlgorithm("hmac-sha2-512", "HmacSHA512", 64, false));

    private static final List<String> HOST_KEYS = List.of(
            "ssh-ed25519-cert-v01@openssh.com",
            "ecdsa-sha2-nistp256-cert-v01@openssh.com",
            "ecdsa-sha2-nistp384-cert-v01@openssh.com",
            "ecdsa-sha2-nistp521-cert-v01@openssh.com",
            "rsa-sha2-512-cert-v01@openssh.com",
            "rsa-sha2-256-cert-v01@openssh.com",
            "ssh-ed25519",
            "ecdsa-sha2-nistp256",
            "ecdsa-sha2-nistp384",
            "ecdsa-sha2-nistp521",
            "rsa-sha2-512",
            "rsa-sha2-256");

    private static final List<String> PLAIN_USER_KEYS = List.of(
            "ssh-ed25519",
            "sk-ssh-ed25519@openssh.com",
            "ecdsa-sha2-nistp256",
            "ecdsa-sha2-nistp384",
            "ecdsa-sha2-nistp521",
            "sk-ecdsa-sha2-nistp256@openssh.com",
            "rsa-sha2-512",
            "rsa-sha2-256");

    private static final List<String> COMPRESSIONS = List.of(NONE, "zlib@openssh.com");

    private Algorithms() {}

    /** {@return the methods of key exchange} */
    public static List<String> keyExchanges() {
        return List.copyOf(KEY_EXCHANGES.keySet());
    }

    /** {@return the algorithms of host keys; those with SHA-1 are not there} */
    public static List<String> hostKeys() {
        return HOST_KEYS;
    }

    /** {@return the algorithms of keys of users, without certificates; those with SHA-1 are not there} */
    public static List<String> plainUserKeys() {
        return PLAIN_USER_KEYS;
    }

    /** {@return the algorithms of keys and certificates of users} */
    public static List<String> userKeys() {
        return Stream.concat(PLAIN_USER_KEYS.stream(), PLAIN_USER_KEYS.stream().map(Algorithms::ofCertificate))
                .toList();
    }

    /** {@return the algorithm of certificates of keys with an algorithm (OpenSSH PROTOCOL.certkeys)} */
    public static String ofCertificate(String plain) {
        return plain.replace("@openssh.com", "") + "-cert-v01@openssh.com";
    }

    /** {@return the ciphers, but not none} */
    public static List<String> ciphers() {
        return withoutNone(CIPHERS.keySet().stream());
    }

    /** {@return the MACs, but not none} */
    public static List<String> macs() {
        return withoutNone(MACS.keySet().stream());
    }

    /** {@return the methods of compression} */
    public static List<String> compressions() {
        return COMPRESSIONS;
    }

    /** {@return the method of key exchange of a name} */
    public static Optional<KeyExchange> keyExchange(String name) {
        return Optional.ofNullable(KEY_EXCHANGES.get(name));
    }

    /** {@return the cipher of a name; none is one} */
    public static Optional<CipherAlgorithm> cipher(String name) {
        return Optional.ofNullable(CIPHERS.get(name));
    }

    /** {@return the MAC of a name; none is no MAC} */
    public static Optional<MacAlgorithm> mac(String name) {
        return Optional.ofNullable(MACS.get(name));
    }

    private static List<String> withoutNone(Stream<String> names) {
        return names.filter(name -> !name.equals(NONE)).toList();
    }

    private static KeyExchange hybrid(String name, String digestName, Kem kem) {
        return new DirectExchange(name, digestName, new HybridAgreement(kem, digestName), new HybridMessages(kem));
    }

    private static KeyExchange onCurve(String name, NistCurve curve) {
        return new DirectExchange(
                name, curve.digestName(), EphemeralKey.agreement(() -> new NistKey(curve)), new EcdhMessages());
    }

    private static KeyExchange inGroup(String name, String digestName, PrimeGroup group) {
        return new DirectExchange(
                name, digestName, EphemeralKey.agreement(() -> new PrimeGroupKey(group)), new DhMessages());
    }

    @SafeVarargs
    private static <T> Map<String, T> byName(Function<T, String> name, T... all) {
        Map<String, T> map = new LinkedHashMap<>();
        for (T one : all) {
            map.put(name.apply(one), one);
        }
        return map;
    }
}
