package org.mpl4j.ssh.interop;

import java.util.List;
import org.mpl4j.ssh.crypto.Algorithms;
import org.mpl4j.ssh.transport.HostKey;
import org.mpl4j.ssh.transport.TransportOptions;

/** Servers' offers of little. */
final class Offers {
    private Offers() {}

    static TransportOptions keyExchange(TransportOptions all, String name) {
        return offer(all, all.hostKeys(), List.of(name), all.ciphers(), all.macs(), all.compressions(), all.userKeys());
    }

    static TransportOptions cipher(TransportOptions all, String name, List<String> macs) {
        return offer(all, all.hostKeys(), all.keyExchanges(), List.of(name), macs, all.compressions(), all.userKeys());
    }

    static TransportOptions compression(TransportOptions all, String name) {
        return offer(all, all.hostKeys(), all.keyExchanges(), all.ciphers(), all.macs(), List.of(name), all.userKeys());
    }

    static TransportOptions userKey(TransportOptions all, String algorithm) {
        return offer(
                all,
                all.hostKeys(),
                all.keyExchanges(),
                all.ciphers(),
                all.macs(),
                List.of(Algorithms.NONE),
                List.of(algorithm));
    }

    static TransportOptions hostKey(TransportOptions all, HostKey key) {
        return hostKeys(all, List.of(key));
    }

    static TransportOptions hostKeys(TransportOptions all, List<HostKey> keys) {
        return offer(all, keys, all.keyExchanges(), all.ciphers(), all.macs(), all.compressions(), all.userKeys());
    }

    private static TransportOptions offer(
            TransportOptions all,
            List<HostKey> hostKeys,
            List<String> keyExchanges,
            List<String> ciphers,
            List<String> macs,
            List<String> compressions,
            List<String> userKeys) {
        return all.withHostKeys(hostKeys)
                .withKeyExchanges(keyExchanges)
                .withCiphers(ciphers)
                .withMacs(macs)
                .withCompressions(compressions)
                .withUserKeys(userKeys);
    }
}
