package org.mpl4j.ssh.transport;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mpl4j.ssh.crypto.Algorithms;

/**
 * What a side offers and demands. A client has no host keys, and tells no algorithms of user keys.
 *
 * @param software its name in the identification line, without blanks
 * @param hostKeys what it proves itself by
 * @param hostKeyNames how it may, the preferred first; so are the other lists
 * @param keyExchanges methods of key exchange
 * @param ciphers the ciphers
 * @param macs the MACs
 * @param compressions the methods of compression
 * @param userKeys algorithms of user keys that it tells clients (server-sig-algs)
 * @param rekeyBytes after how many bytes in one direction keys are exchanged again, unless the cipher demands it earlier
 * @param rekeyAfter after which time
 */
public record TransportOptions(
        String software,
        List<HostKey> hostKeys,
        List<String> hostKeyNames,
        List<String> keyExchanges,
        List<String> ciphers,
        List<String> macs,
        List<String> compressions,
        List<String> userKeys,
        long rekeyBytes,
        Duration rekeyAfter) {
    /** OpenSSH's client tells only a peer whose name begins like that that it reads no more (eow@openssh.com); without it, {@code ssh host yes | head -1} never ends. */
    private static final String SOFTWARE = "OpenSSH_compatible_MPL_0.1";

    /** Keeps copies. */
    public TransportOptions {
        hostKeys = List.copyOf(hostKeys);
        hostKeyNames = List.copyOf(hostKeyNames);
        keyExchanges = List.copyOf(keyExchanges);
        ciphers = List.copyOf(ciphers);
        macs = List.copyOf(macs);
        compressions = List.copyOf(compressions);
        userKeys = List.copyOf(userKeys);
    }

    /** Host keys prove the server in all ways that there are. */
    public TransportOptions(
            String software,
            List<HostKey> hostKeys,
            List<String> keyExchanges,
            List<String> ciphers,
            List<String> macs,
            List<String> compressions,
            List<String> userKeys,
            long rekeyBytes,
            Duration rekeyAfter) {
        this(
                software,
                hostKeys,
                Algorithms.hostKeys(),
                keyExchanges,
                ciphers,
                macs,
                compressions,
                userKeys,
                rekeyBytes,
                rekeyAfter);
    }

    /** {@return all that there is, with new keys each hour} */
    public static TransportOptions of(List<HostKey> hostKeys) {
        return new TransportOptions(
                SOFTWARE,
                hostKeys,
                Algorithms.hostKeys(),
                Algorithms.keyExchanges(),
                Algorithms.ciphers(),
                Algorithms.macs(),
                Algorithms.compressions(),
                Algorithms.plainUserKeys(),
                Long.MAX_VALUE,
                Duration.ofHours(1));
    }

    /** {@return the same, with new keys after so many bytes or such a time} */
    public TransportOptions withRekeying(long bytes, Duration after) {
        return new TransportOptions(
                software, hostKeys, hostKeyNames, keyExchanges, ciphers, macs, compressions, userKeys, bytes, after);
    }

    /** {@return the same, with other host keys} */
    public TransportOptions withHostKeys(List<HostKey> hostKeys) {
        return new TransportOptions(
                software,
                hostKeys,
                hostKeyNames,
                keyExchanges,
                ciphers,
                macs,
                compressions,
                userKeys,
                rekeyBytes,
                rekeyAfter);
    }

    /** {@return the same, with other methods of key exchange} */
    public TransportOptions withKeyExchanges(List<String> keyExchanges) {
        return new TransportOptions(
                software,
                hostKeys,
                hostKeyNames,
                keyExchanges,
                ciphers,
                macs,
                compressions,
                userKeys,
                rekeyBytes,
                rekeyAfter);
    }

    /** {@return the same, with other ciphers} */
    public TransportOptions withCiphers(List<String> ciphers) {
        return new TransportOptions(
                software,
                hostKeys,
                hostKeyNames,
                keyExchanges,
                ciphers,
                macs,
                compressions,
                userKeys,
                rekeyBytes,
                rekeyAfter);
    }

    /** {@return the same, with other MACs} */
    public TransportOptions withMacs(List<String> macs) {
        return new TransportOptions(
                software,
                hostKeys,
                hostKeyNames,
                keyExchanges,
                ciphers,
                macs,
                compressions,
                userKeys,
                rekeyBytes,
                rekeyAfter);
    }

    /** {@return the same, with other methods of compression} */
    public TransportOptions withCompressions(List<String> compressions) {
        return new TransportOptions(
                software,
                hostKeys,
                hostKeyNames,
                keyExchanges,
                ciphers,
                macs,
                compressions,
                userKeys,
                rekeyBytes,
                rekeyAfter);
    }

    /** {@return the same, with other algorithms of user keys} */
    public TransportOptions withUserKeys(List<String> userKeys) {
        return new TransportOptions(
                software,
                hostKeys,
                hostKeyNames,
                keyExchanges,
                ciphers,
                macs,
                compressions,
                userKeys,
                rekeyBytes,
                rekeyAfter);
    }

    /** {@return the algorithms that there are keys for, in the order of preference} */
    List<String> hostKeyAlgorithms() {
        return hostKeyNames.stream()
                .filter(algorithm -> hostKey(algorithm).isPresent())
                .toList();
    }

    Optional<HostKey> hostKey(String algorithm) {
        return hostKeys.stream()
                .filter(key -> key.algorithms().contains(algorithm))
                .findFirst();
    }
}
