package org.mpl4j.dns.answer;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.mpl4j.dns.middleware.Asking;
import org.mpl4j.dns.middleware.Memo;
import org.mpl4j.dns.service.Request;
import org.mpl4j.dns.service.Service;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.dns.zone.Zone;

/**
 * How much of a processor's time an answer takes, and what it allocates, without any transport: {@code AnswerBenchmark [ROUNDS [WHAT]]}. The zone has 1,000 names with addresses, mail and text, and
 * a delegation for each; signed, each has a chain of NSEC records as well.
 */
public final class AnswerBenchmark {
    private static final int NAMES = 1000;
    private static final int QUERIES = 4096;
    private static final int REPEATS = 100;
    private static final int A = 1;

    private AnswerBenchmark() {}

    /** Measures and prints. */
    public static void main(String[] arguments) {
        int rounds = arguments.length == 0 ? 12 : Integer.parseInt(arguments[0]);
        String chosen = arguments.length < 2 ? "" : arguments[1];
        Random random = new Random(7);
        List<Zone> plain = List.of(SignedTexts.zone("example.org.", records(false), false));
        List<Zone> signed = List.of(SignedTexts.zone("example.org.", records(true), true));
        List<ByteBuffer> addresses = queries(random, false, i -> "host" + i % NAMES + ".example.org");
        List<ByteBuffer> withEdns = queries(random, true, i -> "host" + i % NAMES + ".example.org");
        List<ByteBuffer> referrals = queries(random, false, i -> "www.sub" + i % NAMES + ".example.org");
        List<ByteBuffer> nothing = queries(random, false, i -> "nothing" + random.nextInt() + ".example.org");
        List<ByteBuffer> nothingSecure = queries(random, true, i -> "nothing" + random.nextInt() + ".example.org");
        measure(rounds, chosen, "address, memoised", Services.of(plain, memo()), addresses);
        measure(rounds, chosen, "address, DO, signed, memoised", Services.of(signed, memo()), withEdns);
        measure(rounds, chosen, "address", Services.of(plain, null), addresses);
        measure(rounds, chosen, "address, DO, signed", Services.of(signed, null), withEdns);
        measure(rounds, chosen, "referral", Services.of(plain, null), referrals);
        measure(rounds, chosen, "no such name, memoised", Services.of(plain, memo()), nothing);
        measure(rounds, chosen, "no such name, DO, NSEC, memoised", Services.of(signed, memo()), nothingSecure);
        measure(rounds, chosen, "no such name", Services.of(plain, null), nothing);
        measure(rounds, chosen, "no such name, DO, NSEC", Services.of(signed, null), nothingSecure);
    }

    private static Memo memo() {
        return new Memo(() -> 0, 13, 1232, 1 << 24);
    }

    private static String records(boolean hasChain) {
        StringBuilder text = new StringBuilder("""
                $TTL 3600
                @ SOA ns1 hostmaster 7 7200 900 1209600 300
                @ NS ns1
                ns1 A 192.0.2.1
                """);
        for (int i = 0; i < NAMES; i++) {
            text.append("host%d A 192.0.2.%d\nhost%d MX 10 host%d\nhost%d TXT \"host %d\"\n"
                    .formatted(i, i % 256, i, (i + 1) % NAMES, i, i));
            text.append("sub%d NS ns1.sub%d\nsub%d NS ns2.sub%d\nns1.sub%d A 192.0.2.%d\nns2.sub%d A 192.0.2.%d\n"
                    .formatted(i, i, i, i, i, i % 256, i, i % 256));
            if (hasChain) {
                text.append("host%d NSEC host%d A MX TXT\n".formatted(i, (i + 1) % NAMES));
            }
        }
        return text.append(hasChain ? "@ NSEC host0 SOA NS\n" : "").toString();
    }

    /** Names of a text that is made of a number. */
    private interface Naming {
        String name(int number);
    }

    private static List<ByteBuffer> queries(Random random, boolean isSecure, Naming naming) {
        List<ByteBuffer> queries = new ArrayList<>();
        for (int i = 0; i < QUERIES; i++) {
            Asking asking = new Asking((request, response) -> false).id(random.nextInt(0x1_0000));
            if (isSecure) {
                asking.edns(1232).secure();
            }
            queries.add(asking.query(naming.name(random.nextInt(NAMES)), A));
        }
        return queries;
    }

    private static void measure(int rounds, String chosen, String what, Service service, List<ByteBuffer> queries) {
        if (!what.startsWith(chosen)) {
            return;
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ByteBuffer response = ByteBuffer.allocateDirect(0xffff);
        Request request = new Request();
        LongUnaryOperator round = ignored -> run(service, queries, request, response);
        double best = Double.MAX_VALUE;
        double bytes = 0;
        long octets = 0;
        for (int i = 0; i < rounds; i++) {
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long start = threads.getCurrentThreadCpuTime();
            octets = round.applyAsLong(i);
            long nanos = threads.getCurrentThreadCpuTime() - start;
            bytes = (double) (threads.getCurrentThreadAllocatedBytes() - allocated) / (REPEATS * QUERIES);
            best = Math.min(best, (double) nanos / (REPEATS * QUERIES));
        }
        System.out.printf(
                "%-32s %7.1f ns %7.1f B allocated %5d octets%n", what, best, bytes, octets / (REPEATS * QUERIES));
    }

    private static long run(Service service, List<ByteBuffer> queries, Request request, ByteBuffer response) {
        long octets = 0;
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            for (int i = 0; i < QUERIES; i++) {
                request.set(queries.get(i), Transport.UDP, 0, Asking.ADDRESS, 5353, 0);
                if (!service.answer(request, response.clear())) {
                    throw new IllegalStateException("no answer");
                }
                octets += response.position();
            }
        }
        return octets;
    }
}
