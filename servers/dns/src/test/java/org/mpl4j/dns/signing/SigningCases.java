package org.mpl4j.dns.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mpl4j.dns.config.SigningPolicy;
import org.mpl4j.dns.zone.Texts;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.runtime.Bytes;

/** What tests of signing share: a zone that has all that signers treat in a way of its own, policies, and programs of others. */
final class SigningCases {
    static final String APEX = "sign.example.";

    /** Wildcards, empty names, delegations of both sorts with glue, names in upper case, types of several windows, what a DNAME hides. */
    static final String TEXT = """
            @ 3600 SOA NS1 hostmaster 7 7200 900 1209600 300
            @ 3600 NS ns1
            @ 3600 NS NS2
            @ 3600 MX 10 Mail.Sign.Example.
            @ 3600 CAA 0 issue "ca.example"
            ns1 3600 A 192.0.2.1
            ns1 3600 AAAA 2001:db8::1
            NS2 3600 A 192.0.2.2
            mail 300 A 192.0.2.3
            mail 300 A 192.0.2.4
            mail 300 A 192.0.2.40
            www 300 CNAME mail
            a.b.c 300 TXT "below empty names"
            *.wild 300 TXT "any" "other"
            x.wild 300 A 192.0.2.9
            secure 3600 NS ns.secure
            secure 3600 DS 12345 13 2 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
            ns.secure 3600 A 192.0.2.10
            insecure 3600 NS ns.insecure
            ns.insecure 3600 A 192.0.2.11
            deep.empty 3600 NS ns1
            self 3600 NS self
            self 3600 A 192.0.2.12
            moved 3600 DNAME elsewhere.Example.
            _sip._tcp 3600 SRV 1 2 5060 Mail
            _sip._tcp 3600 SRV 1 1 5060 WWW
            nap 3600 NAPTR 1 2 "u" "E2U+sip" "!^.*$!sip:x!" Replaced
            rp 3600 RP Some.One Text.One
            odd 3600 TYPE65400 \\# 3 010203
            """;

    private static final int PROGRAM_SECONDS = 60;

    private SigningCases() {}

    static Zone zone() {
        return Texts.zone(APEX, TEXT);
    }

    static SigningPolicy policy(Path keys, SigningPolicy.Algorithm algorithm, SigningPolicy.Denial denial) {
        return new SigningPolicy(
                "test",
                new SigningPolicy.Keys(keys, algorithm, true, true),
                denial,
                SigningPolicy.Times.DEFAULT,
                SigningPolicy.Serial.INCREMENT);
    }

    static SigningPolicy.Denial optOut() {
        return new SigningPolicy.Denial(SigningPolicy.Denial.Kind.NSEC3, Bytes.ofHex("abcd"), 3, true);
    }

    static SigningPolicy shortLived(SigningPolicy policy, Duration lifetime, Duration refresh) {
        return new SigningPolicy(
                policy.name(),
                policy.keys(),
                policy.denial(),
                new SigningPolicy.Times(lifetime, refresh, Duration.ZERO),
                policy.serial());
    }

    static boolean isInstalled(String program) {
        return Files.isExecutable(Path.of("/usr/bin/" + program))
                || Files.isExecutable(Path.of("/usr/sbin/" + program));
    }

    /** Runs a program; what it prints, with its exit status in the last line. */
    static String run(Path folder, String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Process process = new ProcessBuilder(List.of(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(PROGRAM_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return Files.readString(out) + "\nexit status " + process.waitFor();
    }
}
