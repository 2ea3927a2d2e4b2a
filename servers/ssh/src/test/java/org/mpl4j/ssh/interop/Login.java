package org.mpl4j.ssh.interop;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a client is to log in.
 *
 * @param port of the server, on 127.0.0.1
 * @param user the name
 * @param method publickey, password or keyboard-interactive
 * @param key the file of the private key, which is there for the other methods, too
 * @param certificate of that key
 * @param password for the other methods
 */
record Login(int port, String user, String method, Path key, Optional<Path> certificate, String password) {
    static Login byKey(int port, Path key) {
        return new Login(port, ProvingGround.USER, "publickey", key, Optional.empty(), "");
    }

    Login withCertificate(Path file) {
        return new Login(port, user, method, key, Optional.of(file), password);
    }

    Login by(String otherMethod, String typed) {
        return new Login(port, user, otherMethod, key, Optional.empty(), typed);
    }

    Login as(String otherUser) {
        return new Login(port, otherUser, method, key, certificate, password);
    }

    /** Where it logs in, in the words of most clients. */
    String destination() {
        return user + "@127.0.0.1";
    }
}
