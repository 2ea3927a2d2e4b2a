package org.mpl4j.ssh.client;

import java.util.List;
import org.mpl4j.ssh.crypto.Algorithms;
import org.mpl4j.ssh.keys.PublicKey;
import org.mpl4j.ssh.packets.ssh.SshTransport.MessageBranch.Disconnect.ReasonCode;
import org.mpl4j.ssh.transport.HostKeyVerifier;
import org.mpl4j.ssh.transport.ProtocolException;

/**
 * Takes keys that are known from elsewhere.
 *
 * @param keys the server's, one of which it must show
 */
public record GivenHostKeys(List<PublicKey> keys) implements HostKeyVerifier {
    /** Keeps a copy. */
    public GivenHostKeys {
        keys = List.copyOf(keys);
    }

    @Override
    public List<String> algorithms() {
        return Algorithms.hostKeys().stream()
                .filter(algorithm ->
                        keys.stream().anyMatch(key -> key.algorithms().contains(algorithm)))
                .toList();
    }

    @Override
    public void verify(PublicKey shown) throws ProtocolException {
        if (!keys.contains(shown)) {
            throw new ProtocolException(
                    ReasonCode.HostKeyNotVerifiable, "the server's host key %s is not the given one".formatted(shown));
        }
    }
}
