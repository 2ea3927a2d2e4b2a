package org.mpl4j.dns.dig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.dns.peers.Peer;
import org.mpl4j.dns.peers.PeerProgram;
import org.mpl4j.dns.peers.TrialZones;

/** Knot answers; dig is asked the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DigWithPeersTest {
    private static final Path DIG = Path.of("/usr/bin/dig");
    /** dig prints their numbers or formats in another way that master files allow, or knows a type that is not described here. */
    private static final List<String> PRINTED_OTHERWISE = List.of("CERT", "LOC", "NINFO", "TALINK");

    private Peer knot;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        assumeTrue(
                PeerProgram.KNOT.isInstalled() && Files.isExecutable(DIG),
                "knotd and dig (Debian packages knot, bind9-dnsutils) are not installed");
        knot = Peer.start(PeerProgram.KNOT, TrialZones.all(), folder);
    }

    @AfterAll
    void stop() throws IOException {
        if (knot != null) {
            knot.close();
        }
    }

    @Test
    void printsEveryRecordAsDigDoes() throws Exception {
        for (String zone : List.of("types.example", "plain.example", "nsec3.example")) {
            String ours = run(0, zone, "axfr");
            assertThat(records(ours)).as(zone).isEqualTo(records(dig(zone, "axfr", "+nosplit")));
        }
    }

    @Test
    void printsAnAnswerAsDigDoes() throws Exception {
        String[] query = {"MiXeD.plain.example", "A", "+dnssec", "+norec", "+nsid"};
        assertThat(lines(run(0, query))).isEqualTo(lines(dig(query)));
        String[] referral = {"host.cut.nsec.example", "AAAA", "+dnssec"};
        assertThat(new TreeSet<>(lines(run(0, referral)))).isEqualTo(new TreeSet<>(lines(dig(referral))));
    }

    @Test
    void retriesOverTcpWhatIsTruncated() {
        assertThat(run(0, "big.plain.example", "A", "+bufsize=512"))
                .contains(";; Truncated, retrying in TCP mode.", "(TCP)", "ANSWER: 60");
        assertThat(run(0, "big.plain.example", "A", "+bufsize=512", "+ignore")).contains(" tc", "(UDP)");
    }

    @Test
    void signsAndVerifiesTransfers() {
        String key = "hmac-sha256:k.example:c2VjcmV0c2VjcmV0c2VjcmV0";
        assertThat(run(0, "nsec.example", "axfr", "-y", key)).contains("XFR size: ");
        assertThat(run(0, "nsec.example", "soa", "-y", key)).contains("k.example.", "NOERROR");
        assertThat(run(9, "nsec.example", "axfr", "-y", "hmac-sha256:k.example:c2VjcmV0"))
                .contains("Transfer failed");
        assertThat(run(9, "nsec.example", "axfr", "-y", "hmac-sha256:other.example:c2VjcmV0"))
                .contains("Transfer failed");
    }

    @Test
    void asksForChangesAndFollowsAliases() {
        assertThat(run(0, "plain.example", "ixfr=2024010101")).contains("XFR size: 1 records");
        // Knot follows a chain of aliases only so far; the rest is asked for.
        assertThat(run(0, "chain1.plain.example", "A", "+short")).doesNotContain("192.0.2.112");
        assertThat(run(0, "chain1.plain.example", "A", "+short", "+follow"))
                .endsWith("192.0.2.112" + System.lineSeparator());
    }

    @Test
    void printsJson() {
        assertThat(run(0, "www.plain.example", "TXT", "+json"))
                .contains("\"status\":\"NOERROR\"", "\"data\":\"\\\"two\\\" \\\"strings\\\"\"", "\"rdata\":\"03747");
    }

    @Test
    void loadsAServerAndFindsNothingWrong() {
        for (String[] way : new String[][] {{}, {"--tcp", "--connections", "2"}, {"--rate", "500"}}) {
            List<String> words = new ArrayList<>(List.of("bench", "@127.0.0.1", "-p", port()));
            words.addAll(List.of("--names", "50", "--pattern", "h#.wild.plain.example", "--type", "A,MX"));
            words.addAll(
                    List.of("--seconds", "1", "--warm-up", "1", "--window", "32", "--dnssec", "--json", "--reference"));
            words.addAll(Arrays.asList(way));
            StringWriter out = new StringWriter();
            int code = Dig.run(new PrintWriter(out), new PrintWriter(out), words.toArray(String[]::new));
            assertThat(out.toString()).contains("\"wrong\":0", "\"unknown\":0").doesNotContain("\"answered\":0");
            assertThat(code).isZero();
        }
    }

    private String port() {
        return Integer.toString(knot.address().getPort());
    }

    private String run(int expected, String... arguments) {
        List<String> words = new ArrayList<>(List.of("@127.0.0.1", "-p", port()));
        words.addAll(Arrays.asList(arguments));
        StringWriter out = new StringWriter();
        int code = Dig.run(new PrintWriter(out), new PrintWriter(out), words.toArray(String[]::new));
        assertThat(code).as(out.toString()).isEqualTo(expected);
        return out.toString();
    }

    private String dig(String... arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(DIG.toString(), "-p", port(), "@127.0.0.1", "+nocookie"));
        words.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** What is between the first and the last line that tells of this very run. */
    private static List<String> lines(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("; <<>>") && !line.startsWith(";; global options"))
                .filter(line -> !line.equals("; (1 server found)"))
                .filter(line -> !line.startsWith(";; Query time") && !line.startsWith(";; WHEN"))
                .map(line -> line.replaceAll("id: \\d+", "id").replaceAll("\\s+", " "))
                .map(line -> line.contains(" RRSIG ") || line.contains(" DS ") ? line.replaceAll(" ", "") : line)
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** Records one beside the other, in forms that are the same for equal data. */
    private static String records(String text) {
        TreeSet<String> lines = new TreeSet<>();
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith(";")) {
                continue;
            }
            String[] words = line.split("\\s+", 5);
            if (!PRINTED_OTHERWISE.contains(words[3])) {
                boolean isLoose = List.of("SVCB", "HTTPS", "NSAP").contains(words[3]);
                String data = isLoose ? words[4].replace("\"", "").toLowerCase(Locale.ROOT) : words[4];
                lines.add(words[0] + " " + words[1] + " " + words[2] + " " + words[3] + " " + data.strip());
            }
        }
        return String.join("\n", lines);
    }
}
