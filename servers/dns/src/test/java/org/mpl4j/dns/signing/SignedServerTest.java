package org.mpl4j.dns.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.config.ConfigFile;
import org.mpl4j.dns.config.ListenConfig;
import org.mpl4j.dns.peers.Peer;
import org.mpl4j.dns.server.Authoritative;
import org.mpl4j.dns.server.Serving;

/** Validators ask our server for names of a zone that it signs. */
class SignedServerTest {
    /**
     * A name and a type, and what a resolver says of them: the response code, and whether all of it is authentic. With opt-out it can't be shown that a name is not there
     * (RFC 5155 section 9.2).
     */
    private static final List<String> QUESTIONS = List.of(
            "sign.example SOA NOERROR ad",
            "sign.example DNSKEY NOERROR ad",
            "sign.example CDS NOERROR ad",
            "ns1.sign.example A NOERROR ad",
            "MAIL.sign.example A NOERROR ad",
            "www.sign.example A NOERROR ad",
            "rp.sign.example RP NOERROR ad",
            "nap.sign.example NAPTR NOERROR ad",
            "_sip._tcp.sign.example SRV NOERROR ad",
            "odd.sign.example TYPE65400 NOERROR ad",
            "q.wild.sign.example TXT NOERROR ad-unless-opt-out",
            "q.wild.sign.example A NOERROR ad-unless-opt-out",
            "x.wild.sign.example TXT NOERROR ad",
            "ns1.sign.example TXT NOERROR ad",
            "b.c.sign.example A NOERROR ad",
            "nothing.sign.example A NXDOMAIN ad-unless-opt-out",
            "a.nothing.c.sign.example A NXDOMAIN ad-unless-opt-out",
            "secure.sign.example DS NOERROR ad");

    private static final Duration START = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private int port;

    static Stream<Arguments> policies() {
        return Stream.of("denial: nsec", "denial: nsec3", "denial: nsec3, opt-out: true, salt: abcd, iterations: 2")
                .flatMap(denial -> Stream.of("ecdsap256sha256", "ed25519")
                        .map(algorithm -> Arguments.of(denial + ", algorithm: " + algorithm)));
    }

    private Config config(String policy) throws Exception {
        return config(policy, "");
    }

    private Config config(String policy, String more) throws Exception {
        Files.writeString(folder.resolve("sign.zone"), SigningCases.TEXT);
        Files.writeString(folder.resolve("insecure.zone"), """
                @ 60 SOA ns hostmaster 1 60 60 60 60
                @ 60 NS ns
                ns 60 A 192.0.2.11
                host 60 A 192.0.2.99
                """);
        Files.writeString(folder.resolve("dns.yaml"), """
                zones:
                  - {name: sign.example, file: sign.zone, signing-policy: test%s}
                  - {name: insecure.sign.example, file: insecure.zone}
                signing-policies:
                  - {name: test, keys: keys, split-keys: true, %s}
                """.formatted(more, policy));
        port = Peer.freePort();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return ConfigFile.read(folder.resolve("dns.yaml")).withListen(ListenConfig.both(List.of(address)));
    }

    private String ds() throws IOException {
        return new KeyFolder(folder.resolve("keys"))
                .load(org.mpl4j.runtime.codec.DnsName.of(SigningCases.APEX)).stream()
                        .filter(ZoneKey::isEntryPoint)
                        .map(ZoneKey::ds)
                        .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("policies")
    void delvValidatesAnswers(String policy) throws Exception {
        assumeTrue(SigningCases.isInstalled("delv"), "delv (Debian package bind9-dnsutils) is not installed");
        try (Serving serving = new Serving(config(policy), Authoritative::new)) {
            assertThat(serving.udp().addresses()).isNotEmpty();
            String[] ds = ds().split(" ");
            Path anchors = folder.resolve("anchors");
            Files.writeString(
                    anchors,
                    "trust-anchors { sign.example. static-ds %s %s %s \"%s\"; };"
                            .formatted(ds[3], ds[4], ds[5], ds[6]));
            for (String question : QUESTIONS) {
                String[] words = question.split(" ");
                String said = SigningCases.run(
                        folder,
                        "delv",
                        "-a",
                        anchors.toString(),
                        "+root=sign.example",
                        "@127.0.0.1",
                        "-p",
                        String.valueOf(port),
                        words[0],
                        words[1]);
                if (isAuthentic(words[3], policy)) {
                    assertThat(said)
                            .as(question)
                            .containsAnyOf("; fully validated", "; negative response, fully validated");
                } else {
                    assertThat(said)
                            .as(question)
                            .containsAnyOf("; unsigned answer", "; negative response, unsigned", "fully validated");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void unboundValidatesAnswers(String policy) throws Exception {
        assumeTrue(SigningCases.isInstalled("unbound"), "unbound is not installed");
        assumeTrue(SigningCases.isInstalled("dig"), "dig (Debian package bind9-dnsutils) is not installed");
        try (Serving serving = new Serving(config(policy), Authoritative::new)) {
            assertThat(serving.udp().addresses()).isNotEmpty();
            try (Resolver resolver = new Resolver(ds(), policy)) {
                for (String question : QUESTIONS) {
                    resolver.check(question);
                }
                resolver.check("host.insecure.sign.example A NOERROR -");
                resolver.check("none.insecure.sign.example A NXDOMAIN -");
            }
            try (Resolver resolver = new Resolver(ds().replaceFirst("[0-9A-F]{64}", "AB".repeat(32)), policy)) {
                resolver.check("ns1.sign.example A SERVFAIL -");
            }
        }
    }

    @Test
    void updatesAreSigned() throws Exception {
        assumeTrue(SigningCases.isInstalled("nsupdate"), "nsupdate (Debian package bind9-dnsutils) is not installed");
        assumeTrue(SigningCases.isInstalled("unbound"), "unbound is not installed");
        Config config = config("denial: nsec3", ", allow-update: 127.0.0.1");
        try (Serving serving = new Serving(config, Authoritative::new)) {
            assertThat(serving.udp().addresses()).isNotEmpty();
            update("add up.date.sign.example 60 A 192.0.2.200");
            try (Resolver resolver = new Resolver(ds(), "")) {
                resolver.check("up.date.sign.example A NOERROR ad");
                resolver.check("date.sign.example A NOERROR ad");
                resolver.check("other.date.sign.example A NXDOMAIN ad");
            }
            update("delete up.date.sign.example");
            try (Resolver resolver = new Resolver(ds(), "")) {
                resolver.check("up.date.sign.example A NXDOMAIN ad");
                resolver.check("date.sign.example A NXDOMAIN ad");
                resolver.check("ns1.sign.example A NOERROR ad");
            }
        }
    }

    private void update(String change) throws Exception {
        assertThat(said(change)).isEqualTo("\nexit status 0");
    }

    private String said(String change) throws Exception {
        Path file = folder.resolve("update");
        Files.writeString(file, "server 127.0.0.1 " + port + "\nzone sign.example\nupdate " + change + "\nsend\n");
        return SigningCases.run(folder, "nsupdate", file.toString());
    }

    /** What signing makes is not for clients; where it does not, they may. */
    @Test
    void recordsOfSigningCannotBeUpdated() throws Exception {
        assumeTrue(SigningCases.isInstalled("nsupdate"), "nsupdate (Debian package bind9-dnsutils) is not installed");
        String signature = "A 13 3 60 20300101000000 20200101000000 1 sign.example. AAAA";
        Config config = config("denial: nsec", ", allow-transfer: 127.0.0.1, allow-update: 127.0.0.1");
        try (Serving serving = new Serving(config, Authoritative::new)) {
            String before = axfr();
            for (String change : List.of(
                    "add ns1.sign.example 60 RRSIG " + signature,
                    "add new.sign.example 60 NSEC x.sign.example A",
                    "add 0p9mhaveqvm6t7vbl5lop2u3t2rp3tom.sign.example 60 NSEC3 1 0 0 - 2t7b4g4vsa5smi47k61mv5bv1a22bojr A",
                    "add sign.example 60 NSEC3PARAM 1 0 0 -",
                    "add sign.example 60 DNSKEY 256 3 13 AAAA",
                    "add sign.example 60 CDS 0 0 0 00",
                    "delete ns1.sign.example RRSIG",
                    "delete ns1.sign.example NSEC",
                    "delete sign.example DNSKEY")) {
                assertThat(said(change)).as(change).contains("REFUSED");
            }
            assertThat(axfr()).isEqualTo(before);
            update("add key.sign.example 60 CDNSKEY 256 3 13 AAAA");
            assertThat(axfr()).isNotEqualTo(before);
        }
    }

    /** Neither are signatures made anew, nor does the serial number change; what was lost is made again. */
    @Test
    void signaturesOutliveARestart() throws Exception {
        assumeTrue(SigningCases.isInstalled("nsupdate"), "nsupdate (Debian package bind9-dnsutils) is not installed");
        Config config = config("denial: nsec3", ", allow-transfer: 127.0.0.1, allow-update: 127.0.0.1");
        String first;
        try (Serving serving = new Serving(config, Authoritative::new)) {
            update("add new.sign.example 60 A 192.0.2.7");
            first = axfr();
            assertThat(first)
                    .contains("new.sign.example.")
                    .contains("SOA NS1.sign.example. hostmaster.sign.example. 8 ");
        }
        Path copy = folder.resolve("keys/sign.example.signed");
        try (Serving serving = new Serving(config, Authoritative::new)) {
            assertThat(axfr()).isEqualTo(first);
        }
        String text = Files.readString(copy);
        Files.writeString(copy, text.replaceFirst("(?m)^ns1.sign.example.\\s.*RRSIG.*$", ""));
        try (Serving serving = new Serving(config, Authoritative::new)) {
            assertThat(axfr()).isNotEqualTo(first).contains(" 9 7200 900 ");
        }
        Files.writeString(copy, "?");
        try (Serving serving = new Serving(config, Authoritative::new)) {
            assertThat(axfr()).contains(" 10 7200 900 ");
        }
    }

    private String axfr() throws Exception {
        return SigningCases.run(
                        folder,
                        "dig",
                        "@127.0.0.1",
                        "-p",
                        String.valueOf(port),
                        "+nocmd",
                        "+nostats",
                        "+nocomments",
                        "sign.example",
                        "AXFR")
                .lines()
                .map(line -> line.replaceAll("\\s+", " "))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static boolean isAuthentic(String word, String policy) {
        return word.equals("ad") || (word.equals("ad-unless-opt-out") && !policy.contains("opt-out"));
    }

    /** A new name of the file is signed when it is read again, and the serial number is larger. */
    @Test
    void reloadSignsWhatIsNew() throws Exception {
        Config config = config("denial: nsec");
        try (Authoritative server = new Authoritative(config)) {
            assertThat(server.status()).contains("sign.example serial 7, ").contains(", signed");
            Files.writeString(folder.resolve("sign.zone"), SigningCases.TEXT + "new 60 A 192.0.2.5\n");
            assertThat(server.reload(config)).contains("sign.example serial 8, ");
            assertThat(server.reload(config)).contains("sign.example serial 8, ");
            Path key;
            try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
                key = files.filter(file -> file.toString().endsWith(".private"))
                        .findFirst()
                        .orElseThrow();
            }
            Files.writeString(key, "broken");
            assertThat(server.reload(config))
                    .contains("sign.example serial 8, ")
                    .contains(key + ": the format is \"\"");
        }
    }

    /** Unbound, which sends queries about the zone to our server, and trusts a key. */
    private final class Resolver implements AutoCloseable {
        private final Process process;
        private final int itsPort = Peer.freePort();

        private final String policy;

        Resolver(String anchor, String policy) throws Exception {
            this.policy = policy;
            Path file = folder.resolve("unbound.conf");
            Files.writeString(file, """
                    server:
                      interface: 127.0.0.1@%1$d
                      do-daemonize: no
                      use-syslog: no
                      chroot: ""
                      username: ""
                      directory: "%2$s"
                      pidfile: ""
                      num-threads: 1
                      do-not-query-localhost: no
                      do-ip6: no
                      trust-anchor: "%3$s"
                      module-config: "validator iterator"
                    remote-control:
                      control-enable: no
                    stub-zone:
                      name: sign.example
                      stub-addr: 127.0.0.1@%4$d
                    stub-zone:
                      name: insecure.sign.example
                      stub-addr: 127.0.0.1@%4$d
                    """.formatted(itsPort, folder, anchor, port));
            process = new ProcessBuilder("/usr/sbin/unbound", "-d", "-c", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("unbound.log").toFile())
                    .start();
            long end = System.nanoTime() + START.toNanos();
            while (!ask("localhost", "A").contains("status: ")) {
                assertThat(process.isAlive() && System.nanoTime() < end)
                        .as("unbound comes up; its log is " + folder.resolve("unbound.log"))
                        .isTrue();
            }
        }

        private String ask(String name, String type) throws Exception {
            return SigningCases.run(
                    folder, "dig", "@127.0.0.1", "-p", String.valueOf(itsPort), "+dnssec", "+timeout=5", name, type);
        }

        void check(String question) throws Exception {
            String[] words = question.split(" ");
            String said = ask(words[0], words[1]);
            assertThat(said).as(question).contains("status: " + words[2]);
            String flags = said.lines()
                    .filter(line -> line.startsWith(";; flags:"))
                    .findFirst()
                    .orElseThrow();
            assertThat(flags.contains(" ad;")).as(question + said).isEqualTo(isAuthentic(words[3], policy));
        }

        @Override
        public void close() throws InterruptedException {
            process.destroy();
            process.waitFor();
        }
    }
}
