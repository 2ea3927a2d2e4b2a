package org.mpl4j.ssh.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mpl4j.ssh.keys.PublicKey;
import org.mpl4j.ssh.transport.ProtocolException;

/** Decides about hosts that are not known yet. */
@FunctionalInterface
public interface UnknownHosts {
    /** They are refused. */
    UnknownHosts STRICT = (files, name, key) -> {
        throw KnownHostsVerifier.refused(
                "no host key of %s is known, and it has shown %s; add it to %s, or connect with -o StrictHostKeyChecking=accept-new"
                        .formatted(name, key, files.own()));
    };

    /**
     * Decides about a key that a host has shown.
     *
     * @param files where it may be kept
     * @param name of the host, as files have it
     * @param key the key
     * @throws ProtocolException if it is not taken
     */
    void decide(KnownHostsFiles files, String name, PublicKey key) throws ProtocolException;

    /** {@return takes and keeps them} */
    static UnknownHosts accepted(ClientLog log) {
        return (files, name, key) -> {
            try {
                files.add(name, key);
                log.warning("permanently added '%s' (%s) to the list of known hosts".formatted(name, key.type()));
            } catch (IOException e) {
                log.warning("the host key of %s was not kept: %s".formatted(name, e.getMessage()));
            }
        };
    }

    /** {@return asks somebody, who says yes, no, or the fingerprint} */
    static UnknownHosts asked(Prompter prompter, ClientLog log) {
        return (files, name, key) -> {
            Optional<byte[]> answer = prompter.ask(
                    "The authenticity of host '%s' can't be established.\n%s key fingerprint is %s.\nAre you sure you want to continue connecting (yes/no/[fingerprint])? "
                            .formatted(name, key.type(), key.fingerprint()),
                    true);
            if (answer.isEmpty()) {
                STRICT.decide(files, name, key);
                return;
            }
            String text = new String(answer.get(), StandardCharsets.UTF_8).strip();
            if (!text.equalsIgnoreCase("yes") && !text.equals(key.fingerprint())) {
                throw KnownHostsVerifier.refused("the host key %s of %s was not accepted".formatted(key, name));
            }
            accepted(log).decide(files, name, key);
        };
    }
}
