package org.mpl4j.web.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.web.connection.RequestLog;
import org.mpl4j.web.http.HeadLimits;
import org.mpl4j.web.http.HeadParser;
import org.mpl4j.web.http.Status;

class AccessLogTest {
    private static final byte[] PEER = "192.0.2.1".getBytes(StandardCharsets.US_ASCII);
    private static final String REQUEST =
            "GET /a\"b\\c HTTP/1.1\r\nHost: a\r\nReferer: http://a/\r\nUser-Agent: x\"\u00e4\ty\r\n\r\n";

    private final HeadParser parser = new HeadParser(HeadLimits.STANDARD);

    private void parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        parser.parse(bytes, 0, bytes.length);
    }

    private String line(AccessFormat format, String request) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (AccessLog log = new AccessLog(() -> out, format, 1)) {
            RequestLog writer = log.join();
            parse(request);
            writer.add(PEER, parser.head(), Status.OK, 1234567890123L, 1_700_000_000_999L);
            writer.flush();
        }
        return out.toString(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "COMMON; 192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] \"GET /a\\\"b\\\\c HTTP/1.1\" 200 1234567890123",
                "COMBINED; 192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] \"GET /a\\\"b\\\\c HTTP/1.1\" 200 1234567890123"
                        + " \"http://a/\" \"x\\\"\\xe4\\x09y\"",
                "JSON; {\"time\":\"2023-11-14T22:13:20Z\",\"client\":\"192.0.2.1\",\"request\":\"GET /a\\\"b\\\\c HTTP/1.1\",\"status\":200,"
                        + "\"bytes\":1234567890123,\"referer\":\"http://a/\",\"agent\":\"x\\\"\\u00e4\\u0009y\"}",
            })
    void writesALineThatNoClientCanBreak(AccessFormat format, String expected) throws IOException {
        assertThat(line(format, REQUEST)).isEqualTo(expected + "\n");
    }

    @Test
    void writesRequestsThatWereNotUnderstood() throws IOException {
        assertThat(line(AccessFormat.COMBINED, "\r\r\n\0"))
                .contains("] \"-\" 200 ")
                .endsWith(" \"-\" \"-\"\n");
    }

    @Test
    void writesOneInSoMany() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (AccessLog log = new AccessLog(() -> out, AccessFormat.COMMON, 10)) {
            RequestLog writer = log.join();
            parse(REQUEST);
            for (int i = 0; i < 100; i++) {
                writer.add(PEER, parser.head(), Status.OK, i, 0);
            }
            writer.flush();
        }
        assertThat(out.toString(StandardCharsets.US_ASCII).lines()).hasSize(10);
    }

    @Test
    void goesOnInANewFileWhenTheOldOneWasRenamed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("log");
        try (AccessLog log = new AccessLog(AccessLog.file(file), AccessFormat.COMMON, 1)) {
            RequestLog writer = log.join();
            parse(REQUEST);
            writer.add(PEER, parser.head(), Status.OK, 1, 0);
            Files.move(file, folder.resolve("log.1"));
            log.reopen();
            writer.flush();
        }
        assertThat(Files.readAllLines(file)).hasSize(1);
        assertThat(folder.resolve("log.1")).isEmptyFile();
    }

    @Test
    void dropsAndCountsWhatIsTooFastForTheDisk() throws IOException {
        CountDownLatch disk = new CountDownLatch(1);
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                try {
                    disk.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                super.write(bytes, from, length);
            }
        };
        int requests = 100_000;
        AccessLog log = new AccessLog(() -> out, AccessFormat.COMBINED, 1);
        RequestLog writer = log.join();
        parse(REQUEST);
        for (int i = 0; i < requests; i++) {
            writer.add(PEER, parser.head(), Status.OK, i, 0);
        }
        writer.flush();
        disk.countDown();
        log.close();
        long lines = out.toString(StandardCharsets.US_ASCII).lines().count();
        assertThat(log.dropped()).isPositive();
        assertThat(log.written()).isEqualTo(lines);
        assertThat(lines + log.dropped()).isEqualTo(requests);
    }
}
