package org.mpl4j.dns.zone.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.runtime.codec.DnsName;

/** Measures how long large zones take to read and how much memory they hold; a program of its own, with the number of records as its argument. */
final class MeasureLoad {
    private static final int RUNS = 3;

    private MeasureLoad() {}

    public static void main(String[] arguments) throws Exception {
        int records = Integer.parseInt(arguments[0]);
        Path file = Files.createTempFile("large", ".zone");
        try {
            write(file, records);
            Zone kept = null;
            for (int i = 0; i < RUNS; i++) {
                kept = null;
                long before = used();
                long start = System.nanoTime();
                kept = ZoneFile.read(DnsName.of("example.org"), file);
                double seconds = (System.nanoTime() - start) / 1e9;
                double perRecord = (double) (used() - before) / records;
                System.out.printf(
                        "%d records, %d names: %.2f s, %.1f bytes a record%n",
                        records, kept.nodes().size(), seconds, perRecord);
            }
            System.out.println(kept);
        } finally {
            Files.delete(file);
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** A zone with addresses, aliases, mail exchangers, texts and delegations, in no order. */
    static void write(Path file, int records) throws IOException {
        Random random = new Random(1);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("$TTL 3600\n@ SOA ns1 hostmaster 1 7200 900 1209600 300\n@ NS ns1\nns1 A 192.0.2.1\n");
            for (int i = 3; i < records; i++) {
                String name = "host" + i;
                int number = random.nextInt();
                switch (i % 8) {
                    case 0, 1, 2, 3 -> out.write(name + " A 10." + (number & 255) + "." + (number >> 8 & 255) + ".7\n");
                    case 4 -> out.write(name + " AAAA 2001:db8::" + Integer.toHexString(number & 0xffff) + "\n");
                    case 5 -> out.write(name + " CNAME host" + (i - 1) + "\n");
                    case 6 -> out.write(name + " 300 IN MX 10 mail" + (number & 255) + "\n");
                    default -> out.write("host" + (i - 1) + " TXT \"v=spf1 -all\"\n");
                }
            }
        }
    }
}
