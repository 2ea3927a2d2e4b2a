package org.mpl4j.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.web.TestSite;
import org.mpl4j.web.content.ContentSettings;
import org.mpl4j.web.operate.AccessFormat;
import org.mpl4j.web.operate.AccessLog;

/** Requests for a file that is in memory are answered, and taken down, without allocation. In a virtual machine of its own, as what is allocated depends on what was compiled before. */
class AllocationTest {
    private static final int REQUESTS = 10_000;
    private static final int ROUNDS = 30;

    /** Of asking for the number. */
    private static final long OTHER_BYTES = 1000;

    private static final String FIELDS =
            "Host: example.org\r\nUser-Agent: test/1.0 (test)\r\nAccept: */*\r\nAccept-Encoding: gzip, br\r\nCookie: a=b\r\n";

    @TempDir
    private Path root;

    @Test
    void allocatesNothingForARequest() throws IOException, InterruptedException {
        TestSite.fill(root);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xbatch",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AllocationTest.class.getName(),
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(Long.parseLong(output.strip()))
                .as("bytes for %d requests", 4 * REQUESTS)
                .isLessThanOrEqualTo(OTHER_BYTES);
    }

    /** Prints how many bytes are allocated for so many requests at the least. */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        AccessLog log = new AccessLog(OutputStream::nullOutputStream, AccessFormat.COMBINED, 1);
        Workspace space = new Workspace(
                new Site(TestSite.resources(root, ContentSettings.STANDARD)), new WebCounts().join(), log.join());
        HttpConnection connection = new HttpConnection(InetAddress.getLoopbackAddress());
        byte[] requests = ("GET /text.txt HTTP/1.1\r\n" + FIELDS + "\r\nHEAD /script.js HTTP/1.1\r\n" + FIELDS
                        + "\r\nGET /text.txt HTTP/1.1\r\nIf-Modified-Since: " + TestSite.MODIFIED_TEXT + "\r\n" + FIELDS
                        + "\r\nGET /empty.txt?query HTTP/1.1\r\n" + FIELDS + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out = ByteBuffer.allocateDirect(1 << 17);
        space.time(0, 0);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = allocated();
            for (int i = 0; i < REQUESTS; i++) {
                space.time(i, i % 1000);
                if (connection.process(space, requests, 0, requests.length, out.clear()) != requests.length) {
                    throw new IllegalStateException("a request was not taken");
                }
            }
            least = Math.min(least, allocated() - before);
        }
        System.out.println(least);
        log.close();
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
