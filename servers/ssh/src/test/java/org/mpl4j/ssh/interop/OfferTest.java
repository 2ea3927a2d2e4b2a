package org.mpl4j.ssh.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mpl4j.ssh.crypto.Proposal;
import org.mpl4j.ssh.transport.TransportOptions;

/** What the server offers when nobody has chosen, and that nothing of it is weak; ssh-audit has its say, too. */
@ExtendWith(Interop.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OfferTest {
    /** What is weak in algorithms with such names. */
    private static final Map<Predicate<String>, String> WEAK = Map.ofEntries(
            Map.entry(name -> name.endsWith("sha1"), "collisions of SHA-1 are made on ordinary machines"),
            Map.entry(name -> name.contains("-sha1-"), "SHA-1, as above"),
            Map.entry(name -> name.startsWith("hmac-sha1"), "SHA-1, as above"),
            Map.entry(name -> name.startsWith("ssh-rsa"), "signatures with SHA-1, as above"),
            Map.entry(name -> name.startsWith("ssh-dss"), "DSA with 1024 bits, and a nonce that betrays the key"),
            Map.entry(name -> name.contains("md5"), "MD5 is broken"),
            Map.entry(name -> name.contains("group1-"), "a group of 1024 bits, within reach of states"),
            Map.entry(name -> name.startsWith("rsa1024"), "a key of 1024 bits"),
            Map.entry(name -> name.startsWith("gss-"), "there is no GSSAPI here"),
            Map.entry(name -> name.contains("-cbc"), "parts of the plain text can be had by an active attacker"),
            Map.entry(name -> name.contains("3des"), "blocks of 64 bits"),
            Map.entry(name -> name.contains("blowfish") || name.contains("cast128"), "blocks of 64 bits"),
            Map.entry(name -> name.contains("arcfour"), "RC4 is broken"),
            Map.entry(name -> name.endsWith("-96") || name.contains("-96-etm"), "tags that are cut"),
            Map.entry(name -> name.startsWith("umac-64"), "tags of 64 bits"),
            Map.entry(name -> name.equals("zlib"), "compression before anybody has logged in"));

    /** What ssh-audit complains of, and why it is there all the same. */
    private static final Map<String, String> ACCEPTED = Map.of(
            "ecdh-sha2-nistp",
                    "distrust of who chose the curves, not a weakness that is known; clients that must obey FIPS have nothing else",
            "ecdsa-sha2-nistp", "the same; offered only when the host has such a key",
            "hmac-sha2-256",
                    "MAC before encryption: Dropbear and libssh2 have nothing else; those with encrypt-then-MAC are preferred",
            "hmac-sha2-512", "the same",
            "mlkem768x25519-sha256", "newer than Debian's ssh-audit",
            "sntrup761x25519-sha512", "newer than it, or experimental to it",
            "diffie-hellman-group14-sha256", "2048 bits; for clients that have nothing else",
            "kex-strict-s-v00@openssh.com", "newer than Debian's ssh-audit, which takes it for an algorithm",
            "ext-info-s", "no algorithm");

    private static final Pattern LINE = Pattern.compile("\\((?:kex|key|enc|mac)\\) (\\S+).*-- \\[(\\w+)\\].*");
    private static final Pattern MORE = Pattern.compile("\\s+`- \\[(\\w+)\\].*");

    private final ProvingGround ground;
    private TrialServer server;

    OfferTest(ProvingGround ground) {
        this.ground = ground;
    }

    @BeforeAll
    void serve() throws Exception {
        server = ground.serve(TrialServer.Setup.usual());
    }

    @Test
    void order() throws Exception {
        Proposal offer = OfferSpy.offer(server);
        // What withstands quantum computers, then curves, then groups: the faster first.
        assertThat(offer.keyExchanges())
                .containsExactly(
                        "mlkem768x25519-sha256",
                        "sntrup761x25519-sha512",
                        "sntrup761x25519-sha512@openssh.com",
                        "curve25519-sha256",
                        "curve25519-sha256@libssh.org",
                        "ecdh-sha2-nistp256",
                        "ecdh-sha2-nistp384",
                        "ecdh-sha2-nistp521",
                        "diffie-hellman-group-exchange-sha256",
                        "diffie-hellman-group16-sha512",
                        "diffie-hellman-group18-sha512",
                        "diffie-hellman-group14-sha256",
                        Proposal.EXT_INFO_SERVER,
                        Proposal.STRICT_SERVER);
        assertThat(offer.hostKeys())
                .containsExactly(
                        "ssh-ed25519",
                        "ecdsa-sha2-nistp256",
                        "ecdsa-sha2-nistp384",
                        "ecdsa-sha2-nistp521",
                        "rsa-sha2-512",
                        "rsa-sha2-256");
        assertThat(offer.clientToServer()).isEqualTo(offer.serverToClient());
        assertThat(offer.clientToServer().ciphers())
                .containsExactly(
                        "chacha20-poly1305@openssh.com",
                        "aes128-ctr",
                        "aes192-ctr",
                        "aes256-ctr",
                        "aes128-gcm@openssh.com",
                        "aes256-gcm@openssh.com");
        // Encrypt-then-MAC first.
        assertThat(offer.clientToServer().macs())
                .containsExactly(
                        "hmac-sha2-256-etm@openssh.com",
                        "hmac-sha2-512-etm@openssh.com",
                        "hmac-sha2-256",
                        "hmac-sha2-512");
        assertThat(offer.clientToServer().compressions()).containsExactly("none", "zlib@openssh.com");
        assertThat(offer.isGuessFollowing()).isFalse();
    }

    @Test
    void nothingWeak() throws Exception {
        Proposal offer = OfferSpy.offer(server);
        List<String> names = Stream.of(
                        offer.keyExchanges(),
                        offer.hostKeys(),
                        offer.clientToServer().ciphers(),
                        offer.clientToServer().macs(),
                        offer.clientToServer().compressions(),
                        TransportOptions.of(ground.hostKeys()).userKeys())
                .flatMap(List::stream)
                .toList();
        Map<String, String> found = new TreeMap<>();
        for (String name : names) {
            WEAK.forEach((isWeak, reason) -> {
                if (isWeak.test(name)) {
                    found.put(name, reason);
                }
            });
        }
        assertThat(found).isEmpty();
        // Compression may be none; encryption and authentication not.
        assertThat(offer.clientToServer().ciphers()).doesNotContain("none");
        assertThat(offer.clientToServer().macs()).doesNotContain("none");
    }

    @Test
    void toTheAuditor() throws Exception {
        assumeTrue(Programs.areInstalled("ssh-audit"), "ssh-audit is not installed");
        String report = Programs.run("ssh-audit", "-n", "-p", "" + server.port(), "127.0.0.1")
                .output();
        Set<String> blamed = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        String name = "";
        for (String line : report.lines().toList()) {
            Matcher first = LINE.matcher(line);
            Matcher more = MORE.matcher(line);
            if (first.matches()) {
                name = first.group(1);
                seen.add(name);
            }
            String level = first.matches() ? first.group(2) : more.matches() ? more.group(1) : "info";
            if (!level.equals("info")) {
                blamed.add(name);
            }
        }
        assertThat(seen).as(report).contains("curve25519-sha256", "ssh-ed25519", "aes128-ctr");
        blamed.removeIf(one -> ACCEPTED.keySet().stream().anyMatch(one::startsWith));
        assertThat(blamed).as(report).isEmpty();
    }
}
