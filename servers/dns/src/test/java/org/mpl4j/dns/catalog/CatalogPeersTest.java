package org.mpl4j.dns.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mpl4j.dns.transfer.TransferPeers.DIG;
import static org.mpl4j.dns.transfer.TransferPeers.loopback;
import static org.mpl4j.dns.transfer.TransferPeers.run;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.config.ConfigFile;
import org.mpl4j.dns.config.ListenConfig;
import org.mpl4j.dns.peers.Peer;
import org.mpl4j.dns.peers.PeerProgram;
import org.mpl4j.dns.server.Answering;
import org.mpl4j.dns.server.Authoritative;
import org.mpl4j.dns.server.Serving;
import org.mpl4j.dns.transfer.TransferPeers;

/** We serve what a catalog of Knot lists, and Knot and BIND serve what one of ours lists. */
final class CatalogPeersTest {
    private static final long PATIENCE_NANOS = 40_000_000_000L;

    @TempDir
    private Path folder;

    private void zoneFile(String name) throws Exception {
        Files.writeString(folder.resolve(name + ".zone"), """
                $TTL 60
                @ SOA ns hostmaster 1 3600 2 86400 60
                @ NS ns
                ns A 192.0.2.1
                who TXT "%s"
                """.formatted(name));
    }

    /** Waits until a server says something of a zone's name {@code who}: the text that it has, or a status. */
    private static void await(InetSocketAddress server, String zone, String expected) throws Exception {
        long end = System.nanoTime() + PATIENCE_NANOS;
        String said = "";
        while (System.nanoTime() < end) {
            said = run(DIG, server, "+tries=1", "+timeout=1", "+norec", "who." + zone, "TXT");
            if (said.contains(expected)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("not " + expected + " but " + said);
    }

    private Config config(int port, String text) throws Exception {
        Path file = folder.resolve("dns.yaml");
        Files.writeString(file, text);
        return ConfigFile.read(file).withListen(ListenConfig.both(List.of(loopback(port))));
    }

    private String knot(int port, int ours, String zones) {
        return """
                server:
                  listen: 127.0.0.1@%1$d
                  rundir: "%2$s/knot"
                  udp-workers: 1
                  tcp-workers: 1
                  background-workers: 1
                log:
                  - target: stdout
                    any: info
                database:
                  storage: "%2$s/knot"
                key:
                  - id: transfer.example
                    algorithm: hmac-sha256
                    secret: %5$s
                remote:
                  - id: ours
                    address: 127.0.0.1@%3$d
                acl:
                  - id: keyed
                    address: 127.0.0.1
                    key: transfer.example
                    action: [transfer, notify]
                  - id: loopback
                    address: 127.0.0.1
                    action: [transfer, notify]
                %4$s
                """.formatted(port, folder, ours, zones, TransferPeers.SECRET);
    }

    private String generated(String... members) {
        StringBuilder text = new StringBuilder("""
                template:
                  - id: member
                    storage: "%1$s"
                    file: "%%s.zone"
                    acl: loopback
                    notify: ours
                    zonefile-load: difference
                    journal-content: changes
                    zonefile-sync: -1
                    catalog-role: member
                    catalog-zone: cat.example
                zone:
                  - domain: cat.example
                    acl: keyed
                    notify: ours
                    catalog-role: generate
                """.formatted(folder));
        for (String member : members) {
            String[] words = member.split(" ");
            text.append("  - domain: ").append(words[0]).append("\n    template: member\n");
            if (words.length > 1) {
                text.append("    catalog-group: ").append(words[1]).append('\n');
            }
        }
        return text.toString();
    }

    @Test
    void servesWhatKnotLists() throws Exception {
        assumeTrue(TransferPeers.areInstalled(), "Knot, BIND, dig and kdig are not all installed");
        int port = Peer.freePort();
        int ourPort = Peer.freePort();
        InetSocketAddress ours = loopback(ourPort);
        Files.createDirectory(folder.resolve("knot"));
        for (String name : List.of("a.example", "b.example", "c.example")) {
            zoneFile(name);
        }
        Config config = config(ourPort, """
                zones:
                  - name: cat.example
                    file: cat.zone
                    primaries: {address: "127.0.0.1:%1$d", key: transfer.example}
                    catalog: {template: standard, groups: [{group: signed, template: signed}]}
                zone-templates:
                  - {name: standard, folder: standard, primaries: 127.0.0.1:%1$d}
                  - {name: signed, folder: signed, primaries: 127.0.0.1:%1$d, signing-policy: p}
                signing-policies: [{name: p, keys: keys}]
                keys: [{name: transfer.example, secret: %2$s}]
                """.formatted(port, TransferPeers.SECRET));
        Path saved = folder.resolve("standard/a.example.zone");
        String first = knot(port, ourPort, generated("a.example", "b.example signed"));
        try (Peer peer = TransferPeers.start(PeerProgram.KNOT, first, port, folder)) {
            peer.awaitZone("a.example.", -1);
            try (Serving serving = new Serving(config, Authoritative::new)) {
                await(ours, "a.example", "\"a.example\"");
                await(ours, "b.example", "\"b.example\"");
                assertThat(run(DIG, ours, "+dnssec", "who.b.example", "TXT")).contains("RRSIG");
                assertThat(run(DIG, ours, "who.c.example", "TXT")).contains("REFUSED");
                assertThat(saved).exists();
                Files.writeString(
                        folder.resolve(PeerProgram.KNOT.name() + ".conf"),
                        knot(port, ourPort, generated("b.example signed", "c.example")));
                peer.reload();
                await(ours, "c.example", "\"c.example\"");
                await(ours, "a.example", "REFUSED");
                await(ours, "b.example", "\"b.example\"");
                assertThat(saved).doesNotExist();
            }
        }
        // Without anybody who tells it: of what was saved.
        try (Serving serving = new Serving(config, Authoritative::new)) {
            assertThat(run(DIG, ours, "+short", "who.c.example", "TXT")).contains("c.example");
            assertThat(run(DIG, ours, "+dnssec", "who.b.example", "TXT")).contains("RRSIG");
        }
    }

    private static String ours(int peerPort, String... members) {
        StringBuilder text = new StringBuilder("""
                zones:
                  - {name: cat.example, file: cat.zone, catalog: generate, notify: "127.0.0.1:%1$d", allow-transfer: 127.0.0.1}
                """.formatted(peerPort));
        for (String member : members) {
            text.append("""
                      - name: %2$s
                        file: %2$s.zone
                        member-of: {catalog: cat.example, group: any}
                        notify: 127.0.0.1:%1$d
                        allow-transfer: 127.0.0.1
                    """.formatted(peerPort, member));
        }
        return text.toString();
    }

    private String consumer(PeerProgram program, int port, int ourPort) {
        if (program == PeerProgram.KNOT) {
            return knot(port, ourPort, """
                    template:
                      - id: member
                        storage: "%1$s/knot"
                        master: ours
                        acl: loopback
                    zone:
                      - domain: cat.example
                        storage: "%1$s/knot"
                        master: ours
                        acl: loopback
                        catalog-role: interpret
                        catalog-template: member
                    """.formatted(folder));
        }
        return """
                options {
                  directory "%2$s/knot";
                  listen-on port %1$d { 127.0.0.1; };
                  listen-on-v6 { none; };
                  pid-file "%2$s/named.pid";
                  session-keyfile none;
                  managed-keys-directory "%2$s/knot";
                  recursion no;
                  dnssec-validation no;
                  catalog-zones {
                    zone "cat.example" default-primaries { 127.0.0.1 port %3$d; } min-update-interval 1;
                  };
                };
                controls { };
                zone "cat.example" { type secondary; file "cat.db"; primaries { 127.0.0.1 port %3$d; }; };
                """.formatted(port, folder, ourPort);
    }

    @ParameterizedTest
    @EnumSource(names = {"KNOT", "BIND"})
    void othersServeWhatWeList(PeerProgram program) throws Exception {
        assumeTrue(TransferPeers.areInstalled(), "Knot, BIND, dig and kdig are not all installed");
        int port = Peer.freePort();
        int ourPort = Peer.freePort();
        Files.createDirectory(folder.resolve("knot"));
        for (String name : List.of("a.example", "b.example", "c.example")) {
            zoneFile(name);
        }
        Config config = config(ourPort, ours(port, "a.example", "b.example"));
        AtomicReference<Authoritative> running = new AtomicReference<>();
        Answering.Factory factory = parsed -> {
            Authoritative answering = new Authoritative(parsed);
            running.set(answering);
            return answering;
        };
        try (Serving serving = new Serving(config, factory);
                Peer peer = TransferPeers.start(program, consumer(program, port, ourPort), port, folder)) {
            InetSocketAddress its = peer.address();
            await(its, "a.example", "\"a.example\"");
            await(its, "b.example", "\"b.example\"");
            running.get().reload(config(ourPort, ours(port, "b.example", "c.example")));
            await(its, "c.example", "\"c.example\"");
            await(its, "a.example", "REFUSED");
            await(its, "b.example", "\"b.example\"");
        }
    }
}
