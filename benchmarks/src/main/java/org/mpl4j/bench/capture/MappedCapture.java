package org.mpl4j.bench.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.mpl4j.bench.harness.Input;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** A capture that repeats the frames of small ones: a file, made for this run and mapped into memory, and threads to read it. */
public class MappedCapture extends Input {
    /** Of {@code samples/}: little-endian pcap files of Ethernet. */
    private static final List<String> SAMPLES =
            List.of("web", "dns", "ssh", "ping", "vlan", "ipv6-ext", "tls", "bgp", "tcp-options", "http2", "mqtt");

    private static final int CHUNK = 1 << 20;

    /** How many frames; few unless JMH measures. */
    @Param(CaptureBenchmark.FRAMES + "")
    public int frames = 5_000;

    private Path path;
    private ByteBuffer file;
    private ExecutorService threads;

    @Override
    @Setup
    public void prepare() {
        try {
            path = Files.createTempFile("mpl-bench", ".pcap");
            path.toFile().deleteOnExit();
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                write(channel);
                // The mapping outlives the channel, and reads on Linux also when the file has lost its name.
                file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads = Executors.newFixedThreadPool(threadCount(), task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Ends the threads, and deletes the file. */
    @TearDown
    public void close() throws IOException {
        threads.shutdown();
        Files.deleteIfExists(path);
    }

    ByteBuffer file() {
        return file;
    }

    static int threadCount() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** The sum of what the tasks say, which run at the same time. */
    long sum(List<Callable<Long>> tasks) {
        try {
            long sum = 0;
            for (Future<Long> part : threads.invokeAll(tasks)) {
                sum += part.get();
            }
            return sum;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(FileChannel channel) throws IOException {
        List<byte[]> records = new ArrayList<>();
        byte[] header = new byte[HandCapture.FILE_HEADER];
        for (String sample : SAMPLES) {
            byte[] bytes = sample(sample);
            System.arraycopy(bytes, 0, header, 0, header.length);
            records.addAll(records(bytes));
        }
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).put(header);
        for (int i = 0; i < frames; i++) {
            byte[] record = records.get(i % records.size());
            if (chunk.remaining() < record.length) {
                drain(chunk, channel);
            }
            chunk.put(record);
        }
        drain(chunk, channel);
    }

    private static void drain(ByteBuffer chunk, FileChannel channel) throws IOException {
        chunk.flip();
        while (chunk.hasRemaining()) {
            channel.write(chunk);
        }
        chunk.clear();
    }

    private static byte[] sample(String name) throws IOException {
        try (InputStream in = MappedCapture.class.getResourceAsStream(name + ".pcap")) {
            if (in == null) {
                throw new IOException(
                        name + ".pcap is not beside " + MappedCapture.class + ", where the build puts it");
            }
            return in.readAllBytes();
        }
    }

    private static List<byte[]> records(byte[] capture) {
        ByteBuffer bytes = ByteBuffer.wrap(capture).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> records = new ArrayList<>();
        int at = HandCapture.firstRecord(ByteBuffer.wrap(capture), capture.length);
        while (at < capture.length) {
            byte[] record = new byte[HandCapture.RECORD_HEADER + bytes.getInt(at + 8)];
            bytes.get(at, record);
            records.add(record);
            at += record.length;
        }
        return records;
    }
}
