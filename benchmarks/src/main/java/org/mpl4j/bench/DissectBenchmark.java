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
 * Workload A: validates an Ethernet, IPv4 and TCP frame of 74 bytes with all lengths and options, and reads 13 of its fields. The answer is a mix of the
 * fields, so that none can be left out.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DissectBenchmark {
    /** Heap or direct. */
    @Param({"HEAP", "DIRECT"})
    public BufferKind kind;

    private ByteBuffer frame;

    /** Puts the frame where it is read from. */
    @Setup
    public void prepareFrame() {
        frame = Frames.syn(kind);
    }

    /** What a person writes who knows the formats well: absolute gets, one check a header. */
    @Benchmark
    public long hand() {
        return HandDissector.dissect(frame);
    }

    /** The views that are made of the specifications, read through their public methods. */
    @Benchmark
    public long generated() {
        return GeneratedDissector.dissect(frame);
    }
}
