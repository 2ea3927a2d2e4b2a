package org.mpl4j.bench.ipv6;

import java.nio.ByteBuffer;
import org.mpl4j.bench.harness.CodecBenchmark;
import org.mpl4j.bench.harness.ReadArray;
import org.mpl4j.bench.harness.ReadBuffers;
import org.openjdk.jmh.annotations.Benchmark;

/** Workload G: validates an IPv6 packet with four extension headers, and mixes all fields that say where it goes. */
public class Ipv6Benchmark extends CodecBenchmark {
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
        return HandIpv6Parser.parse(buffer, buffer.position(), buffer.limit());
    }

    @Benchmark
    public long handArray(Array sample) {
        return ArrayIpv6Parser.parse(sample.bytes, 0, sample.bytes.length);
    }

    @Benchmark
    public long generated(Buffers sample) {
        return GeneratedIpv6Parser.parse(sample.next());
    }
}
