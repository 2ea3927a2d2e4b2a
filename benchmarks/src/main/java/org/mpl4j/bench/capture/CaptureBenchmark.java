package org.mpl4j.bench.capture;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.mpl4j.bench.harness.CodecBenchmark;
import org.mpl4j.bench.packets.pcap.PcapHeader;
import org.mpl4j.runtime.ParseException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Workload F: dissects a capture of a million mixed frames, mapped into memory. An operation is a frame. */
public class CaptureBenchmark extends CodecBenchmark {
    static final int FRAMES = 1_000_000;

    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long hand(MappedCapture capture) {
        ByteBuffer file = capture.file();
        return HandCapture.walk(file, HandCapture.firstRecord(file, file.limit()), file.limit());
    }

    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long generated(MappedCapture capture) throws ParseException {
        return GeneratedCapture.walk(capture.file());
    }

    /** One thread a processor, each with its range of records. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long handThreads(MappedCapture capture) {
        ByteBuffer file = capture.file();
        int[] starts = HandCapture.split(file, file.limit(), MappedCapture.threadCount());
        List<Callable<Long>> tasks = new ArrayList<>();
        for (int i = 0; i + 1 < starts.length; i++) {
            int start = starts[i];
            int end = starts[i + 1];
            tasks.add(() -> HandCapture.walk(file, start, end));
        }
        return capture.sum(tasks);
    }

    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long generatedThreads(MappedCapture capture) throws ParseException {
        ByteBuffer file = capture.file();
        PcapHeader header = PcapHeader.parse(file);
        boolean little = GeneratedCapture.isLittle(header);
        int[] starts = GeneratedCapture.split(file, header, MappedCapture.threadCount());
        List<Callable<Long>> tasks = new ArrayList<>();
        for (int i = 0; i + 1 < starts.length; i++) {
            int start = starts[i];
            int end = starts[i + 1];
            tasks.add(() -> GeneratedCapture.walk(file, start, end, little));
        }
        return capture.sum(tasks);
    }
}
