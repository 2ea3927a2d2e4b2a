package org.mpl4j.ssh.interop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.mpl4j.ssh.auth.AuthenticationOptions;
import org.mpl4j.ssh.crypto.Algorithms;
import org.mpl4j.ssh.crypto.Proposal;
import org.mpl4j.ssh.transport.HostKey;

/** All algorithms and ways to log in, each with a server that has no other. */
final class Trials {
    private static final String PUBLICKEY = AuthenticationOptions.PUBLICKEY;

    private final ProvingGround ground;
    private final List<Trial> all = new ArrayList<>();
    private final Path usualKey;

    private Trials(ProvingGround ground) {
        this.ground = ground;
        usualKey = ground.key(KeyKind.ED25519.file());
    }

    static List<Trial> all(ProvingGround ground) throws Exception {
        Trials trials = new Trials(ground);
        trials.addKeyExchanges();
        trials.addHostKeys();
        trials.addCiphers();
        trials.addCompressions();
        trials.addUserKeys();
        trials.addMethods();
        return List.copyOf(trials.all);
    }

    private void add(String group, String row, TrialServer.Setup setup, Predicate<Proposal> isOffered)
            throws IOException {
        all.add(new Trial(group, row, ground.serve(setup), usualKey, Optional.empty(), PUBLICKEY, isOffered));
    }

    private void addKeyExchanges() throws IOException {
        for (String name : Algorithms.keyExchanges()) {
            add(
                    "key exchange",
                    name,
                    TrialServer.Setup.offering(options -> Offers.keyExchange(options, name)),
                    offer -> offer.keyExchanges().contains(name));
        }
    }

    private void addHostKeys() throws Exception {
        for (KeyKind kind : KeyKind.ALL) {
            HostKey plain = ground.hostKey(kind);
            for (HostKey key : List.of(plain, ground.certifiedHostKey(kind))) {
                for (String algorithm : key.algorithms()) {
                    HostKey narrowed = new HostKey(key.key(), key.shown(), List.of(algorithm));
                    add(
                            "host key",
                            algorithm,
                            TrialServer.Setup.offering(options -> Offers.hostKey(options, narrowed)),
                            offer -> offer.hostKeys().contains(algorithm));
                }
            }
        }
    }

    private void addCiphers() throws IOException {
        for (String cipher : Algorithms.ciphers()) {
            boolean isAuthenticated = Algorithms.cipher(cipher).orElseThrow().isAuthenticated();
            for (String mac : isAuthenticated ? List.of(Algorithms.NONE) : Algorithms.macs()) {
                List<String> macs = isAuthenticated ? Algorithms.macs() : List.of(mac);
                add(
                        "cipher",
                        cipher + (isAuthenticated ? "" : ", " + mac),
                        TrialServer.Setup.offering(options -> Offers.cipher(options, cipher, macs)),
                        offer -> offer.clientToServer().ciphers().contains(cipher)
                                && (isAuthenticated
                                        || offer.clientToServer().macs().contains(mac)));
            }
        }
    }

    private void addCompressions() throws IOException {
        for (String name : Algorithms.compressions()) {
            add(
                    "compression",
                    name,
                    TrialServer.Setup.offering(options -> Offers.compression(options, name)),
                    offer -> offer.clientToServer().compressions().contains(name));
        }
    }

    private void addUserKeys() throws IOException, InterruptedException {
        for (KeyKind kind : KeyKind.ALL) {
            Path key = ground.key(kind.file());
            Path certificate = ground.certify("user_ca", kind.file(), "-n", ProvingGround.USER);
            for (String algorithm : kind.algorithms()) {
                TrialServer server =
                        ground.serve(TrialServer.Setup.offering(options -> Offers.userKey(options, algorithm)));
                all.add(new Trial("user's key", algorithm, server, key, Optional.empty(), PUBLICKEY, any -> true));
                all.add(new Trial(
                        "user's key",
                        algorithm + ", certificate",
                        server,
                        key,
                        Optional.of(certificate),
                        PUBLICKEY,
                        any -> true));
            }
        }
    }

    private void addMethods() throws IOException {
        for (String method : List.of(AuthenticationOptions.PASSWORD, AuthenticationOptions.KEYBOARD_INTERACTIVE)) {
            TrialServer server = ground.serve(
                    TrialServer.Setup.demanding(options -> options.withSequences(List.of(List.of(method)))));
            all.add(new Trial("method", method, server, usualKey, Optional.empty(), method, any -> true));
        }
    }
}
