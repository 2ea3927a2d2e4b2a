package org.mpl4j.ssh.interop;

import java.util.List;

/**
 * A kind of key.
 *
 * @param type of the key, in SSH
 * @param file its name
 * @param algorithms what its signatures are called
 */
record KeyKind(String type, String file, List<String> algorithms) {
    static final KeyKind ED25519 = new KeyKind("ssh-ed25519", "ed25519", List.of("ssh-ed25519"));

    static final List<KeyKind> ALL = List.of(
            ED25519,
            new KeyKind("ecdsa-sha2-nistp256", "ecdsa256", List.of("ecdsa-sha2-nistp256")),
            new KeyKind("ecdsa-sha2-nistp384", "ecdsa384", List.of("ecdsa-sha2-nistp384")),
            new KeyKind("ecdsa-sha2-nistp521", "ecdsa521", List.of("ecdsa-sha2-nistp521")),
            new KeyKind("ssh-rsa", "rsa", List.of("rsa-sha2-512", "rsa-sha2-256")));
}
