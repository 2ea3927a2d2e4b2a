package org.mpl4j.bench.harness;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * A workload: one benchmark method a contender, with the same result. Contenders on ByteBuffer take a state with a {@link BufferKind}, others one
 * with an array.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 5, jvmArgsAppend = "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class CodecBenchmark {
    /** Measures nothing unless all contenders do the same. They see buffers of the kind that is measured, and no others, so that the JIT does not either. */
    @Setup
    public void prove(BenchmarkParams params) {
        String kind = params.getParam("kind");
        Proof.of(getClass(), kind == null ? BufferKind.HEAP : BufferKind.valueOf(kind));
    }
}
