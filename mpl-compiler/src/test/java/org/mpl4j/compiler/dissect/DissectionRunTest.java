package org.mpl4j.compiler.dissect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.capture.CaptureException;
import org.mpl4j.compiler.capture.CaptureReader;
import org.mpl4j.compiler.interpret.json.JsonBuffer;
import org.mpl4j.compiler.interpret.json.PacketJson;

/** Captures of many batches of frames. */
class DissectionRunTest {
    private static final int THREADS = 2;
    private static final int FILE_HEADER_BYTES = 24;
    private static final int FRAME_BYTES = 64;
    private static final int RECORD_BYTES = 16 + FRAME_BYTES;
    private static final int FRAMES_A_BATCH = 512;
    private static final long FRAMES = 40L * FRAMES_A_BATCH;

    private final DissectionLibrary library = DissectedFrames.load(DissectedFrames.LIBRARY);

    /** Writes nothing but the frame's number. */
    private static boolean number(Dissection dissection, JsonBuffer out) {
        out.number(dissection.frame().number()).raw('\n');
        return dissection.frame().number() % 2 == 0;
    }

    /** A plan with a writer that threads may share. */
    private DissectionPlan plan(FrameWriter writer, long most, int threads) {
        return plan(() -> writer, most, threads);
    }

    private DissectionPlan plan(Supplier<FrameWriter> writers, long most, int threads) {
        return new DissectionPlan(
                new Dissector(library.tables()), FrameRange.ALL, FrameFilter.ALL, most, writers, threads);
    }

    private static String numbers(long count) {
        StringBuilder text = new StringBuilder();
        LongStream.rangeClosed(1, count).forEach(number -> text.append(number).append('\n'));
        return text.toString();
    }

    @Test
    void keepsTheOrderWhicheverBatchIsDoneFirst() throws Exception {
        CountDownLatch secondIsDone = new CountDownLatch(1);
        FrameWriter writer = (dissection, out) -> {
            long number = dissection.frame().number();
            if (number == 1) {
                await(secondIsDone);
            } else if (number == 2 * FRAMES_A_BATCH) {
                secondIsDone.countDown();
            }
            return number(dissection, out);
        };
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (DissectionRun run = new DissectionRun(plan(writer, Long.MAX_VALUE, THREADS), text, Progress.NONE)) {
            run.run(new CaptureReader(library.formats(), new Records(FRAMES)));
            assertThat(run.shown()).isEqualTo(FRAMES);
            assertThat(run.faulty()).isEqualTo(FRAMES / 2);
        }
        assertThat(text.toString(StandardCharsets.US_ASCII)).isEqualTo(numbers(FRAMES));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void readsOnlyAFewBatchesAhead() throws Exception {
        Records records = new Records(FRAMES);
        AtomicInteger writers = new AtomicInteger();
        DissectionPlan plan = new DissectionPlan(
                new Dissector(library.tables()),
                FrameRange.ALL,
                FrameFilter.ALL,
                Long.MAX_VALUE,
                () -> {
                    writers.incrementAndGet();
                    return DissectionRunTest::number;
                },
                THREADS);
        Lead lead = new Lead(records);
        try (DissectionRun run = new DissectionRun(plan, lead, Progress.NONE)) {
            run.run(new CaptureReader(library.formats(), records));
        }
        assertThat(lead.written).isEqualTo(FRAMES);
        int batchesAhead = 3 * THREADS + 1;
        int inReader = (1 << 18) / RECORD_BYTES;
        assertThat(lead.most).isLessThanOrEqualTo((long) batchesAhead * FRAMES_A_BATCH + inReader);
        assertThat(writers.get()).isLessThanOrEqualTo(batchesAhead);
    }

    /** A capture of many batches, whose flows begin again and again. */
    private static byte[] mqttTimes(int times) throws IOException {
        byte[] three = Files.readAllBytes(Path.of("../samples/mqtt.pcap"));
        byte[] five = Files.readAllBytes(Path.of("../samples/mqtt5.pcap"));
        ByteArrayOutputStream capture = new ByteArrayOutputStream();
        capture.write(five, 0, FILE_HEADER_BYTES);
        for (int i = 0; i < times; i++) {
            capture.write(five, FILE_HEADER_BYTES, five.length - FILE_HEADER_BYTES);
            capture.write(three, FILE_HEADER_BYTES, three.length - FILE_HEADER_BYTES);
        }
        return capture.toByteArray();
    }

    private String json(byte[] capture, int threads) throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PacketJson packets = new PacketJson();
        Supplier<FrameWriter> writers = () -> {
            FrameJson json = new FrameJson(packets, "", null);
            return (dissection, out) -> {
                // Frames that take their time show whether those behind them see notes too early.
                if (dissection.frame().number() % 977 == 0) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
                }
                return json.write(dissection, out);
            };
        };
        try (DissectionRun run = new DissectionRun(plan(writers, Long.MAX_VALUE, threads), text, Progress.NONE)) {
            run.run(new CaptureReader(library.formats(), new ByteArrayInputStream(capture)));
            assertThat(run.faulty()).isZero();
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    @Test
    void severalThreadsSeeTheNotesThatOneWouldSee() throws Exception {
        byte[] capture = mqttTimes(40);
        String expected = json(capture, 1);
        assertThat(expected.lines().count()).isGreaterThan(4L * FRAMES_A_BATCH);
        assertThat(expected).contains("mqtt_property");
        for (int threads = 2; threads <= 5; threads++) {
            assertThat(json(capture, threads)).isEqualTo(expected);
        }
    }

    @Test
    void stopsReadingWhenEnoughIsShown() throws Exception {
        Records records = new Records(Long.MAX_VALUE);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (DissectionRun run =
                new DissectionRun(plan(DissectionRunTest::number, 1000, THREADS), text, Progress.NONE)) {
            run.run(new CaptureReader(library.formats(), records));
            assertThat(run.shown()).isEqualTo(1000);
            assertThat(run.faulty()).isEqualTo(500);
        }
        assertThat(text.toString(StandardCharsets.US_ASCII)).isEqualTo(numbers(1000));
    }

    @Test
    void writesAllFramesBeforeTheCaptureGoesWrong() throws Exception {
        byte[] whole = new Records(3000).readAllBytes();
        InputStream cut = new ByteArrayInputStream(whole, 0, whole.length - 1);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (DissectionRun run =
                new DissectionRun(plan(DissectionRunTest::number, Long.MAX_VALUE, THREADS), text, Progress.NONE)) {
            assertThatThrownBy(() -> run.run(new CaptureReader(library.formats(), cut)))
                    .isInstanceOf(CaptureException.class)
                    .hasMessageContaining("after frame 2999");
        }
        assertThat(text.toString(StandardCharsets.US_ASCII)).isEqualTo(numbers(2999));
    }

    @Test
    void tellsHowFarItIs() throws Exception {
        long[] last = new long[2];
        Progress progress = (offset, frames) -> {
            assertThat(offset).isGreaterThan(last[0]);
            last[0] = offset;
            last[1] = frames;
        };
        try (DissectionRun run = new DissectionRun(
                plan(DissectionRunTest::number, Long.MAX_VALUE, THREADS), OutputStream.nullOutputStream(), progress)) {
            run.run(new CaptureReader(library.formats(), new Records(FRAMES)));
        }
        assertThat(last[0]).isEqualTo(Records.HEADER.length + FRAMES * RECORD_BYTES);
        assertThat(List.of(last[1])).containsExactly(FRAMES);
    }

    /** A pcap capture of a link type that no table knows, made as it is read. */
    private static final class Records extends InputStream {
        static final byte[] HEADER = ByteBuffer.allocate(24)
                .putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putInt(16, 65535)
                .putInt(20, 147)
                .array();
        private static final byte[] RECORD = ByteBuffer.allocate(RECORD_BYTES)
                .putInt(8, FRAME_BYTES)
                .putInt(12, FRAME_BYTES)
                .array();

        private final long frames;
        private long position;

        Records(long frames) {
            this.frames = frames;
        }

        long framesRead() {
            return Math.max(0, position - HEADER.length) / RECORD_BYTES;
        }

        @Override
        public int read() {
            if (position < HEADER.length) {
                return HEADER[(int) position++] & 0xff;
            }
            return framesRead() == frames ? -1 : RECORD[(int) ((position++ - HEADER.length) % RECORD_BYTES)] & 0xff;
        }

        @Override
        public int available() {
            return framesRead() == frames ? 0 : 1;
        }
    }

    /** Counts the lines that are written, and how many frames the reader was ahead of them at the most. */
    private static final class Lead extends OutputStream {
        private final Records records;
        private long written;
        private long most;

        Lead(Records records) {
            this.records = records;
        }

        @Override
        public void write(int octet) throws IOException {
            most = Math.max(most, records.framesRead() - written);
            written += octet == '\n' ? 1 : 0;
        }
    }
}
