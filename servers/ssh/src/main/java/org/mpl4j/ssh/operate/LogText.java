package org.mpl4j.ssh.operate;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Locale;
import org.mpl4j.ssh.keys.Certificate;
import org.mpl4j.ssh.keys.KeyFormatException;
import org.mpl4j.ssh.keys.PublicKey;

/** Texts of log lines. What a peer has made up is cut and has nothing but printable ASCII, so that it looks like nothing else. */
final class LogText {
    private static final int MOST = 256;

    private LogText() {}

    /** {@return {@code ADDRESS port NUMBER}} */
    static String peer(SocketAddress address) {
        return address instanceof InetSocketAddress internet
                ? internet.getAddress().getHostAddress() + " port " + internet.getPort()
                : address.toString();
    }

    /** {@return {@code [ADDRESS]:NUMBER}} */
    static String brackets(SocketAddress address) {
        return address instanceof InetSocketAddress internet
                ? "[%s]:%d".formatted(internet.getAddress().getHostAddress(), internet.getPort())
                : address.toString();
    }

    /** {@return text of a peer} */
    static String safe(String text) {
        String part = text.length() > MOST ? text.substring(0, MOST) + ".." : text;
        return part.replaceAll("[^ -~]", "?");
    }

    /** {@return a key as OpenSSH shows it: {@code ED25519 SHA256:..}; of a certificate, also whose it is and by whom} */
    static String key(PublicKey key) {
        try {
            String shown = kind(key) + " " + key.fingerprint();
            return key.certificate()
                    .map(certificate -> shown + certificate(certificate))
                    .orElse(shown);
        } catch (KeyFormatException e) {
            return key.type();
        }
    }

    private static String certificate(Certificate certificate) {
        PublicKey authority = certificate.authority();
        return " ID %s (serial %s) CA %s %s"
                .formatted(
                        safe(certificate.keyId()),
                        Long.toUnsignedString(certificate.serial()),
                        kind(authority),
                        authority.fingerprint());
    }

    private static String kind(PublicKey key) {
        String type = key.type();
        String plain = type.replace("@openssh.com", "").replace("-cert-v01", "");
        String name = plain.startsWith("ecdsa-") || plain.startsWith("sk-ecdsa-")
                ? "ECDSA"
                : plain.substring(plain.lastIndexOf('-') + 1).toUpperCase(Locale.ROOT);
        return name + (plain.startsWith("sk-") ? "-SK" : "") + (key.isCertificate() ? "-CERT" : "");
    }
}
