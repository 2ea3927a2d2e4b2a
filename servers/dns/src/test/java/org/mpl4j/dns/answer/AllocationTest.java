package org.mpl4j.dns.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mpl4j.dns.middleware.Asking;
import org.mpl4j.dns.middleware.Memo;
import org.mpl4j.dns.service.Request;
import org.mpl4j.dns.service.Service;
import org.mpl4j.dns.service.Transport;

/**
 * What is known is answered without allocation, once it is compiled: in virtual machines of their own, as that depends on what was compiled before. In one of some eight,
 * the order in which the compiler's threads get there has one view an answer made after all, so one of three must make none, and none more than that.
 */
class AllocationTest {
    private static final int A = 1;
    private static final int ANSWERS = 4000;
    private static final int ROUNDS = 1000;
    private static final int MACHINES = 3;
    private static final long LARGEST_VIEW = 56;

    @Test
    void allocatesNothingForWhatItKnows() throws IOException, InterruptedException {
        long least = Long.MAX_VALUE;
        for (int machine = 0; machine < MACHINES && least > ANSWERS; machine++) {
            long bytes = measure();
            assertThat(bytes).as("bytes for %s answers", ANSWERS).isLessThanOrEqualTo(ANSWERS * LARGEST_VIEW);
            least = Math.min(least, bytes);
        }
        assertThat(least).as("bytes for %s answers", ANSWERS).isLessThanOrEqualTo(ANSWERS);
    }

    private static long measure() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AllocationTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return Long.parseLong(output.strip());
    }

    /** Prints how many bytes are allocated for so many answers, at the least. */
    public static void main(String[] arguments) {
        Service service = Services.of(AnswerCases.load("plain.txt").zones(), new Memo(() -> 0, 8, 1232, 1 << 24));
        List<ByteBuffer> queries = List.of(
                new Asking(service).query("www.example.org", A),
                new Asking(service).query("WWW.example.org", A),
                new Asking(service).secure().query("alias.example.org", A),
                new Asking(service).edns(1232).query("nothing.example.org", A));
        Request request = new Request();
        ByteBuffer response = ByteBuffer.allocateDirect(0xffff);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least > ANSWERS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < ANSWERS; i++) {
                request.set(queries.get(i % queries.size()), Transport.UDP, 0, Asking.ADDRESS, 53, 0);
                if (!service.answer(request, response.clear())) {
                    throw new IllegalStateException("no answer");
                }
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        System.out.println(least);
    }
}
