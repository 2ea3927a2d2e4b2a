package org.mpl4j.bench.dnsserver;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Zones and queries to measure with, the same in each run: names h0, h1 .. with an address each. */
final class TestZone {
    static final String ORIGIN = "example";

    private static final long SEED = 20_26;
    private static final int RECORDS_BESIDE_NAMES = 3;
    private static final int SIGNING_MINUTES = 5;
    private static final int LABEL_LETTERS = 12;
    private static final int LETTERS = 26;

    private final Path folder;

    /** Zones are made in a folder when they are first asked for. */
    TestZone(Path folder) {
        this.folder = folder;
    }

    /** A zone with so many names. */
    Path unsigned(int names) throws IOException {
        Path file = folder.resolve("zone-" + names);
        if (!Files.exists(file)) {
            SplittableRandom random = new SplittableRandom(SEED);
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                out.write("$ORIGIN " + ORIGIN + ".\n$TTL 3600\n");
                out.write("@ SOA ns1 hostmaster 1 7200 900 1209600 300\n@ NS ns1\nns1 A 192.0.2.1\n");
                for (int i = 0; i < names; i++) {
                    out.write("h%d A 10.%d.%d.%d\n"
                            .formatted(i, random.nextInt(256), random.nextInt(256), random.nextInt(256)));
                }
            }
        }
        return file;
    }

    /** How many records {@link #unsigned} has. */
    static int records(int names) {
        return names + RECORDS_BESIDE_NAMES;
    }

    /** The same with signatures and NSEC. */
    Path signed(int names) throws IOException {
        Path file = folder.resolve("zone-" + names + "-signed");
        if (!Files.exists(file)) {
            Signer.installed().sign(unsigned(names), file, folder);
        }
        return file;
    }

    /** Queries for names of letters that no zone has. */
    Path randomQueries(int count) throws IOException {
        Path file = folder.resolve("random-" + count);
        if (!Files.exists(file)) {
            SplittableRandom random = new SplittableRandom(SEED);
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                for (int i = 0; i < count; i++) {
                    StringBuilder line = new StringBuilder();
                    for (int j = 0; j < LABEL_LETTERS; j++) {
                        line.append((char) ('a' + random.nextInt(LETTERS)));
                    }
                    out.write(line.append('.').append(ORIGIN).append(". A\n").toString());
                }
            }
        }
        return file;
    }

    /** Programs that sign zones. */
    enum Signer {
        LDNS("/usr/bin/ldns-signzone", "/usr/bin/ldns-keygen") {
            @Override
            List<List<String>> commands(Path zone, Path result, String key) {
                return List.of(List.of(signer(), "-f", result.toString(), zone.toString(), key));
            }

            @Override
            List<String> keyCommand() {
                return List.of(keyMaker(), "-a", "ECDSAP256SHA256", ORIGIN);
            }
        },
        BIND("/usr/bin/dnssec-signzone", "/usr/bin/dnssec-keygen") {
            @Override
            List<List<String>> commands(Path zone, Path result, String key) {
                return List.of(
                        List.of(signer(), "-S", "-z", "-o", ORIGIN, "-f", result.toString(), zone.toString(), key));
            }

            @Override
            List<String> keyCommand() {
                return List.of(keyMaker(), "-q", "-a", "ECDSAP256SHA256", ORIGIN);
            }
        };

        private final String signer;
        private final String keyMaker;

        Signer(String signer, String keyMaker) {
            this.signer = signer;
            this.keyMaker = keyMaker;
        }

        String signer() {
            return signer;
        }

        String keyMaker() {
            return keyMaker;
        }

        abstract List<String> keyCommand();

        abstract List<List<String>> commands(Path zone, Path result, String key);

        /**
         * The first that there is.
         *
         * @throws IOException if there is none
         */
        static Signer installed() throws IOException {
            for (Signer signer : values()) {
                if (Files.isExecutable(Path.of(signer.signer)) && Files.isExecutable(Path.of(signer.keyMaker))) {
                    return signer;
                }
            }
            throw new IOException(
                    "nothing is installed that signs zones; install the Debian package ldnsutils or bind9-utils");
        }

        private void sign(Path zone, Path result, Path folder) throws IOException {
            String key = run(keyCommand(), folder).strip();
            for (List<String> command : commands(zone, result, key)) {
                run(command, folder);
            }
        }

        private static String run(List<String> command, Path folder) throws IOException {
            Path output = Files.createTempFile(folder, "output", null);
            Path errors = Files.createTempFile(folder, "errors", null);
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            try {
                if (!process.waitFor(SIGNING_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                    process.destroyForcibly();
                    throw new IOException(String.join(" ", command) + " failed: " + Files.readString(errors));
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
            return Files.readString(output);
        }
    }
}
