package org.mpl4j.ssh.keys;

import java.util.List;

/**
 * An algorithm of public keys as it is agreed on, and how its signatures are written: with certificates, these have different names
 * (OpenSSH PROTOCOL.certkeys, RFC 8332 section 3).
 *
 * @param name the algorithm
 * @param format of the signature
 */
record SignatureAlgorithm(String name, String format) {
    private static final String CERTIFICATE = "-cert-v01";
    private static final String OPENSSH = "@openssh.com";

    /** {@return those of a type of key, the best first; ssh-rsa, which is with SHA-1, is not among them} */
    static List<SignatureAlgorithm> ofKeyType(String type) {
        return switch (type) {
            case "ssh-rsa" -> List.of(same("rsa-sha2-512"), same("rsa-sha2-256"));
            case "ssh-rsa-cert-v01@openssh.com" ->
                List.of(
                        new SignatureAlgorithm("rsa-sha2-512-cert-v01@openssh.com", "rsa-sha2-512"),
                        new SignatureAlgorithm("rsa-sha2-256-cert-v01@openssh.com", "rsa-sha2-256"));
            default -> List.of(new SignatureAlgorithm(type, plainType(type)));
        };
    }

    /** {@return the type of key that a certificate of a type is of} */
    static String plainType(String type) {
        if (!type.endsWith(CERTIFICATE + OPENSSH)) {
            return type;
        }
        String plain = type.substring(0, type.length() - CERTIFICATE.length() - OPENSSH.length());
        return plain.startsWith("sk-") ? plain + OPENSSH : plain;
    }

    private static SignatureAlgorithm same(String name) {
        return new SignatureAlgorithm(name, name);
    }
}
