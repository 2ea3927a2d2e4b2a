package org.mpl4j.dns.signing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
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

    private static final int UPDATES = 10;

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
        ZoneSigner.Signed signed = timed(what + ", first", () -> signer.sign(zone, null));
        Zone first = signed.zone();
        timed(what + ", the same file", () -> signer.sign(zone, first));
        Bytes address = Texts.content(Texts.records(".", "a 3600 A 192.0.2.2").get(0));
        for (int i = 0; i < UPDATES; i++) {
            Zone edited =
                    zone.edit().add(DnsName.of("host7.example.org"), address).build();
            timed(what + ", an update", () -> Objects.requireNonNull(signer.signChange(edited, zone, signed)));
        }
        SignedCopy copy = new SignedCopy(APEX, signer.copyFile());
        long start = System.nanoTime();
        copy.save(first, now[0], true);
        long saved = System.nanoTime();
        Zone loaded = copy.load();
        System.out.printf(
                Locale.ROOT,
                "%s: copy written in %.2f s, read in %.2f s%n",
                what,
                (saved - start) / 1e9,
                (System.nanoTime() - saved) / 1e9);
        timed(what + ", with the copy", () -> signer.sign(zone, loaded));
        now[0] = now[0].plus(Duration.ofDays(7));
        timed(what + ", all renewed", () -> signer.sign(first, first));
    }

    private static ZoneSigner.Signed timed(String what, Callable<ZoneSigner.Signed> work) throws Exception {
        long start = System.nanoTime();
        ZoneSigner.Signed signed = work.call();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s: %.4f s, %d signatures, %.0f a second%n",
                what,
                seconds,
                signed.signatures(),
                signed.signatures() / seconds);
        return signed;
    }
}
