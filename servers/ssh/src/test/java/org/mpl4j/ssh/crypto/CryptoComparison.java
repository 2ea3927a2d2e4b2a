package org.mpl4j.ssh.crypto;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.ChaChaEngine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Compares the JDK and BouncyCastle, by turns, in one process: which of both is used for what follows from it (docs/dependencies.md). */
final class CryptoComparison {
    private static final int BYTES = 32 * 1024;
    private static final long ROUND_NANOS = 400_000_000L;
    private static final int ROUNDS = 5;
    /** The JDK's AES-GCM is fast from some thousand calls on, when it is compiled: until then, it is more than a hundred times slower. */
    private static final int WARM_UP_CALLS = 12_000;

    private static final long WARM_UP_NANOS = 10_000_000_000L;

    private CryptoComparison() {}

    /** Prints microseconds a call, the best of some rounds, and how much faster BouncyCastle is. */
    public static void main(String[] arguments) throws Exception {
        SecureRandom random = new SecureRandom();
        ed25519(random);
        x25519(random);
        ciphers();
    }

    private static void ed25519(SecureRandom random) throws Exception {
        byte[] message = new byte[64];
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] seed = new byte[32];
        byte[] point = new byte[32];
        Ed25519.generatePrivateKey(random, seed);
        Ed25519.generatePublicKey(seed, 0, point, 0);
        byte[] made = new byte[64];
        compare(
                "Ed25519 sign",
                () -> {
                    Signature signer = Signature.getInstance("Ed25519");
                    signer.initSign(pair.getPrivate());
                    signer.update(message);
                    return signer.sign();
                },
                () -> {
                    Ed25519.sign(seed, 0, point, 0, message, 0, message.length, made, 0);
                    return made;
                });
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(message);
        byte[] theirs = signer.sign();
        compare(
                "Ed25519 verify",
                () -> {
                    Signature verifier = Signature.getInstance("Ed25519");
                    verifier.initVerify(pair.getPublic());
                    verifier.update(message);
                    return verifier.verify(theirs);
                },
                () -> Ed25519.verify(made, 0, point, 0, message, 0, message.length));
    }

    private static void x25519(SecureRandom random) throws Exception {
        KeyPair other = KeyPairGenerator.getInstance("X25519").generateKeyPair();
        byte[] otherPoint = new X25519Key().init();
        compare(
                "X25519 key pair and agreement",
                () -> {
                    KeyPair own = KeyPairGenerator.getInstance("X25519").generateKeyPair();
                    KeyAgreement agreement = KeyAgreement.getInstance("X25519");
                    agreement.init(own.getPrivate());
                    agreement.doPhase(other.getPublic(), true);
                    return agreement.generateSecret();
                },
                () -> {
                    byte[] scalar = new byte[32];
                    byte[] point = new byte[32];
                    byte[] secret = new byte[32];
                    X25519.generatePrivateKey(random, scalar);
                    X25519.generatePublicKey(scalar, 0, point, 0);
                    return X25519.calculateAgreement(scalar, 0, otherPoint, 0, secret, 0);
                });
    }

    private static void ciphers() throws Exception {
        byte[] data = new byte[BYTES + 16];
        byte[] key = new byte[32];
        byte[] nonce = new byte[12];
        Cipher chacha = Cipher.getInstance("ChaCha20");
        SecretKeySpec chachaKey = new SecretKeySpec(key, "ChaCha20");
        ChaChaEngine engine = new ChaChaEngine();
        compare(
                "ChaCha20, 32 KiB",
                () -> {
                    nonce[0]++;
                    chacha.init(Cipher.ENCRYPT_MODE, chachaKey, new ChaCha20ParameterSpec(nonce, 0));
                    return chacha.update(data, 0, BYTES, data, 0);
                },
                () -> {
                    engine.init(true, new ParametersWithIV(new KeyParameter(key), nonce, 0, 8));
                    return engine.processBytes(data, 0, BYTES, data, 0);
                });
        Poly1305 mac = new Poly1305();
        byte[] tag = new byte[16];
        Callable<Object> poly1305 = () -> {
            mac.init(new KeyParameter(key));
            mac.update(data, 0, BYTES);
            return mac.doFinal(tag, 0);
        };
        System.out.printf(Locale.ROOT, "%-32s %36.1f us%n", "Poly1305, 32 KiB", best(poly1305));
        Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
        SecretKeySpec gcmKey = new SecretKeySpec(key, 0, 16, "AES");
        var lightGcm = GCMBlockCipher.newInstance(AESEngine.newInstance());
        KeyParameter lightKey = new KeyParameter(key, 0, 16);
        compare(
                "AES-128-GCM, 32 KiB",
                () -> {
                    nonce[1]++;
                    gcm.init(Cipher.ENCRYPT_MODE, gcmKey, new GCMParameterSpec(128, nonce));
                    return gcm.doFinal(data, 0, BYTES, data, 0);
                },
                () -> {
                    nonce[1]++;
                    lightGcm.init(true, new AEADParameters(lightKey, 128, nonce));
                    int done = lightGcm.processBytes(data, 0, BYTES, data, 0);
                    return lightGcm.doFinal(data, done);
                });
    }

    private static void compare(String what, Callable<?> jdk, Callable<?> bouncyCastle) throws Exception {
        double one = Double.MAX_VALUE;
        double other = Double.MAX_VALUE;
        warmUp(jdk);
        warmUp(bouncyCastle);
        for (int round = 0; round < 2; round++) {
            one = Math.min(one, best(jdk));
            other = Math.min(other, best(bouncyCastle));
        }
        System.out.printf(
                Locale.ROOT, "%-32s JDK %9.1f us, BouncyCastle %9.1f us: %.2f times%n", what, one, other, one / other);
    }

    private static void warmUp(Callable<?> call) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < WARM_UP_CALLS && System.nanoTime() - start < WARM_UP_NANOS; i++) {
            call.call();
        }
    }

    private static double best(Callable<?> call) throws Exception {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            int count = 0;
            while (System.nanoTime() - start < ROUND_NANOS) {
                call.call();
                count++;
            }
            best = Math.min(best, (System.nanoTime() - start) / 1000.0 / count);
        }
        return best;
    }
}
