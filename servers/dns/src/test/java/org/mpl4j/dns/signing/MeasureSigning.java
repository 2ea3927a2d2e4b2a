package org.mpl4j.dns.signing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.mpl4j.dns.config.SigningPolicy;
import org.mpl4j.dns.zone.Texts;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.ZoneBuilder;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/** Measures how long large zones take to sign, to look through, to change and to renew; a program of its own, with the number of names as its argument. */
final class MeasureSigning {
    private static final DnsName APEX = DnsName.of("example.org");

    private MeasureSigning() {}

    public static void main(String[] arguments) throws Exception {
        int names = Integer.parseInt(arguments[0]);
        Zone zone = zone(names);
        for (SigningPolicy.Denial denial :
                new SigningPolicy.Denial[] {SigningPolicy.Denial.NSEC, SigningPolicy.Denial.NSEC3}) {
            for (SigningPolicy.Algorithm algorithm : SigningPolicy.Algorithm.values()) {
                Path folder = Files.createTempDirectory("keys");
                try {
                    measure(zone, SigningCases.policy(folder, algorithm, denial));
                } finally {
                    try (Stream<Path> files = Files.list(folder)) {
                        for (Path file : files.toList()) {
                            Files.delete(file);
                        }
                    }
                    Files.delete(folder);
                }
            }
        }
    }

    private static Zone zone(int names) throws Exception {
        ZoneBuilder builder = Texts.builder("example.org.", Texts.APEX);
        Bytes address = Texts.content(Texts.records(".", "a 3600 A 192.0.2.1").get(0));
        for (int i = 0; i < names; i++) {
            builder.add(DnsName.of("host" + i + ".example.org"), address);
        }
        return builder.build();
    }

    private static void measure(Zone zone, SigningPolicy policy) throws Exception {
        Instant[] now = {Instant.now()};
        ZoneSigner signer = new ZoneSigner(APEX, policy, () -> now[0]);
        String what = policy.keys().algorithm() + ", " + policy.denial().kind();
        Zone first = timed(what + ", first", signer, zone, null);
        timed(what + ", the same file", signer, zone, first);
        Bytes address = Texts.content(Texts.records(".", "a 3600 A 192.0.2.2").get(0));
        Zone edited = first.edit().add(DnsName.of("host7.example.org"), address).build();
        Zone second = timed(what + ", one update", signer, edited, first);
        now[0] = now[0].plus(Duration.ofDays(7));
        timed(what + ", all renewed", signer, second, second);
    }

    private static Zone timed(String what, ZoneSigner signer, Zone content, Zone before) throws Exception {
        long start = System.nanoTime();
        ZoneSigner.Signed signed = signer.sign(content, before);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f s, %d signatures, %.0f a second%n",
                what,
                seconds,
                signed.signatures(),
                signed.signatures() / seconds);
        return signed.zone();
    }
}
