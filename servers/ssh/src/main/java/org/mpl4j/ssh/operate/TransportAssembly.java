package org.mpl4j.ssh.operate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.ssh.config.Choice;
import org.mpl4j.ssh.config.Options;
import org.mpl4j.ssh.config.RekeyLimit;
import org.mpl4j.ssh.config.Settings;
import org.mpl4j.ssh.crypto.Algorithms;
import org.mpl4j.ssh.transport.HostKey;
import org.mpl4j.ssh.transport.TransportOptions;

/** What a configuration says of the transport. */
final class TransportAssembly {
    private static final Duration NEVER = Duration.ofDays(36_500);

    private TransportAssembly() {}

    /**
     * Puts it together.
     *
     * @param isNoneOffered whether the cipher and MAC that do nothing are offered, to measure what the others cost
     */
    static TransportOptions of(Settings settings, List<HostKey> keys, boolean isNoneOffered) {
        TransportOptions standard = TransportOptions.of(keys);
        RekeyLimit rekeying = settings.get(Options.REKEY_LIMIT);
        boolean isCompressing = settings.get(Options.COMPRESSION) != Choice.Compression.NO;
        List<String> accepted = settings.get(Options.PUBKEY_ACCEPTED_ALGORITHMS);
        return new TransportOptions(
                standard.software(),
                keys,
                settings.get(Options.HOST_KEY_ALGORITHMS),
                settings.get(Options.KEX_ALGORITHMS),
                offered(settings.get(Options.CIPHERS), isNoneOffered),
                offered(settings.get(Options.MACS), isNoneOffered),
                isCompressing ? standard.compressions() : List.of(Algorithms.NONE),
                Algorithms.plainUserKeys().stream().filter(accepted::contains).toList(),
                rekeying.bytes() == 0 ? Long.MAX_VALUE : rekeying.bytes(),
                rekeying.time().isZero() ? NEVER : rekeying.time());
    }

    private static List<String> offered(List<String> names, boolean isNoneOffered) {
        if (!isNoneOffered) {
            return names;
        }
        List<String> all = new ArrayList<>(names);
        all.add(Algorithms.NONE);
        return all;
    }
}
