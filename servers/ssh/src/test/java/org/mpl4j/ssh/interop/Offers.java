package org.mpl4j.ssh.interop;

import java.util.List;
import org.mpl4j.ssh.crypto.Algorithms;
import org.mpl4j.ssh.transport.HostKey;
import org.mpl4j.ssh.transport.TransportOptions;

/** Servers' offers of little. */
final class Offers {
    /** Cheap, and each client knows one of them: what is not about key exchanges need not wait for them. */
    private static final List<String> CHEAP = List.of("curve25519-sha256", "curve25519-sha256@libssh.org");

    private Offers() {}

    static TransportOptions keyExchange(TransportOptions all, String name) {
        return all.withKeyExchanges(List.of(name));
    }

    static TransportOptions cipher(TransportOptions all, String name, List<String> macs) {
        return all.withKeyExchanges(CHEAP).withCiphers(List.of(name)).withMacs(macs);
    }

    static TransportOptions compression(TransportOptions all, String name) {
        return all.withKeyExchanges(CHEAP).withCompressions(List.of(name));
    }

    static TransportOptions userKey(TransportOptions all, String algorithm) {
        return all.withKeyExchanges(CHEAP)
                .withCompressions(List.of(Algorithms.NONE))
                .withUserKeys(List.of(algorithm));
    }

    static TransportOptions hostKey(TransportOptions all, HostKey key) {
        return all.withKeyExchanges(CHEAP).withHostKeys(List.of(key));
    }
}
