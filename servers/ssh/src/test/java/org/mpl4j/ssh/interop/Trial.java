package org.mpl4j.ssh.interop;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.mpl4j.ssh.crypto.Proposal;

/**
 * A way to connect and log in.
 *
 * @param group of rows of the matrix
 * @param row of the matrix
 * @param server offers and takes nothing else
 * @param key that clients log in by
 * @param certificate of it
 * @param method that they log in by
 * @param isOffered whether a client that offers this can do it
 */
record Trial(
        String group,
        String row,
        TrialServer server,
        Path key,
        Optional<Path> certificate,
        String method,
        Predicate<Proposal> isOffered) {
    boolean isKnownTo(Client client, Proposal offer) {
        return isOffered.test(offer) && client.knows(row);
    }

    Login login() {
        Login login = Login.byKey(server.port(), key);
        if (!method.equals("publickey")) {
            return login.by(method, ProvingGround.PASSWORD);
        }
        return certificate.map(login::withCertificate).orElse(login);
    }
}
