package org.mpl4j.bench;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Workload B: builds an Ethernet, IPv4 and TCP frame of 138 bytes with TCP timestamps, 72 bytes of payload and both checksums. The sequence number is
 * another one every time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BuildBenchmark {
    /** Heap or direct. */
    @Param({"HEAP", "DIRECT"})
    public BufferKind kind;

    private ByteBuffer buffer;
    private GeneratedFrameBuilder generated;
    private int sequence;

    /** Makes room. */
    @Setup
    public void prepareBuffer() {
        buffer = kind.bufferOf(new byte[256]);
        generated = new GeneratedFrameBuilder();
    }

    /** What a person writes who knows the formats well: absolute puts, checksums over longs. */
    @Benchmark
    public int hand() {
        return HandFrameBuilder.build(buffer, sequence++);
    }

    /** The builders that are made of the specifications, kept and used again. */
    @Benchmark
    public int generated() {
        return generated.build(buffer, sequence++);
    }
}
