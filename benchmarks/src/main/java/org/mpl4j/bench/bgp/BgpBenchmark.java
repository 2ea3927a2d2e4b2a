package org.mpl4j.bench.bgp;

import java.nio.ByteBuffer;
import org.mpl4j.bench.harness.CodecBenchmark;
import org.mpl4j.bench.harness.ReadArray;
import org.mpl4j.bench.harness.ReadBuffers;
import org.openjdk.jmh.annotations.Benchmark;

/** Workload G: validates a BGP UPDATE, and mixes its attributes and prefixes. */
public class BgpBenchmark extends CodecBenchmark {
    /** The bytes in buffers. */
    public static class Buffers extends ReadBuffers {
        public Buffers() {
            super(Sample.bytes());
        }
    }

    /** The bytes in an array. */
    public static class Array extends ReadArray {
        public Array() {
            super(Sample.bytes());
        }
    }

    @Benchmark
    public long hand(Buffers sample) {
        ByteBuffer buffer = sample.next();
        return HandBgpParser.parse(buffer, buffer.position(), buffer.limit());
    }

    @Benchmark
    public long handArray(Array sample) {
        return ArrayBgpParser.parse(sample.bytes, 0, sample.bytes.length);
    }

    @Benchmark
    public long generated(Buffers sample) {
        return GeneratedBgpParser.parse(sample.next());
    }
}
