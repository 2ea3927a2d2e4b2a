package org.mpl4j.dns.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** Who a server is over TLS: a certificate, those that it is signed with, and the private key. */
public final class TlsIdentity {
    /** How to get one, for errors. */
    public static final String HOW_TO_MAKE =
            "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 365 -subj /CN=dns.example -keyout key.pem -out cert.pem";

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    /** RFC 7858 section 3.2, IANA. */
    private static final String ALPN = "dot";

    private static final String KEY_BEGINS = "-----BEGIN PRIVATE KEY-----";
    private static final String KEY_ENDS = "-----END PRIVATE KEY-----";
    private static final char[] PASSWORD = new char[0];

    private final SSLContext context;

    private TlsIdentity(SSLContext context) {
        this.context = context;
    }

    /**
     * Reads an identity.
     *
     * @param certificates a PEM file, the server's own first
     * @param key a PEM file with the private key in PKCS #8
     * @throws IOException if that is not in the files; its message says how to mend it
     */
    public static TlsIdentity load(Path certificates, Path key) throws IOException {
        Certificate[] chain = readCertificates(certificates);
        PrivateKey privateKey = readKey(key, chain[0].getPublicKey());
        if (!isPair(privateKey, chain[0].getPublicKey())) {
            throw new IOException(key + " is not the key of the first certificate in " + certificates);
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", privateKey, PASSWORD, chain);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return new TlsIdentity(context);
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot use the certificate in " + certificates + ": " + e.getMessage(), e);
        }
    }

    private static Certificate[] readCertificates(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new IOException(file + " has no certificate; one for tests is made by: " + HOW_TO_MAKE);
            }
            return found.toArray(Certificate[]::new);
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " is not a PEM file of certificates: " + e.getMessage(), e);
        }
    }

    private static PrivateKey readKey(Path file, PublicKey publicKey) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        int begin = text.indexOf(KEY_BEGINS);
        int end = text.indexOf(KEY_ENDS);
        if (begin < 0 || end < begin) {
            throw new IOException(file + " has no line " + KEY_BEGINS
                    + "; other forms are changed by: openssl pkcs8 -topk8 -nocrypt -in " + file + " -out key.pem");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(text.substring(begin + KEY_BEGINS.length(), end));
            return KeyFactory.getInstance(publicKey.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(
                    file + " has no key of the certificate's kind, " + publicKey.getAlgorithm() + ": " + e.getMessage(),
                    e);
        }
    }

    private static boolean isPair(PrivateKey privateKey, PublicKey publicKey) throws IOException {
        byte[] nonce = "a pair?".getBytes(StandardCharsets.US_ASCII);
        String algorithm = switch (publicKey.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> publicKey.getAlgorithm();
        };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(privateKey);
            signature.update(nonce);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(nonce);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot use keys of the kind " + publicKey.getAlgorithm() + ": " + e.getMessage(), e);
        }
    }

    /** The server's side of a new connection. Sessions are resumed as long as JSSE keeps them. */
    SSLEngine newEngine() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setApplicationProtocols(new String[] {ALPN});
        engine.setSSLParameters(parameters);
        return engine;
    }
}
