package org.mpl4j.bench.dns;

import org.mpl4j.bench.harness.CodecBenchmark;
import org.mpl4j.bench.harness.OtherBytes;
import org.mpl4j.bench.harness.WriteArray;
import org.mpl4j.bench.harness.WriteBuffers;
import org.openjdk.jmh.annotations.Benchmark;

/** Workload D: builds the DNS response of workload C with name compression; the id is another one every time. */
public class DnsBuildBenchmark extends CodecBenchmark {
    private static final int ROOM = 1024;

    /** Buffers to build in. */
    public static class Buffers extends WriteBuffers {
        public Buffers() {
            super(new byte[ROOM]);
        }

        @Override
        protected long meaning(byte[] written) {
            return new ArrayDnsParser().parse(written, 0, written.length);
        }
    }

    /** An array to build in. */
    public static class Array extends WriteArray {
        public Array() {
            super(new byte[ROOM]);
        }

        @Override
        protected long meaning(byte[] written) {
            return new ArrayDnsParser().parse(written, 0, written.length);
        }
    }

    private final HandDnsBuilder hand = new HandDnsBuilder();
    private final ArrayDnsBuilder handArray = new ArrayDnsBuilder();
    private final GeneratedDnsBuilder generated = new GeneratedDnsBuilder();
    private final DnsjavaBuilder dnsjava = new DnsjavaBuilder();
    private final NettyDnsBuilder netty = new NettyDnsBuilder();

    @Benchmark
    public int hand(Buffers message) {
        return hand.build(message.next(), message.number++);
    }

    @Benchmark
    public int handArray(Array message) {
        return handArray.build(message.bytes, message.number++);
    }

    @Benchmark
    public int generated(Buffers message) {
        return generated.build(message.next(), message.number++);
    }

    @Benchmark
    public int dnsjava(Array message) {
        return dnsjava.build(message.bytes, message.number++);
    }

    /** Has less to do than the others. */
    @Benchmark
    @OtherBytes("compresses no names")
    public int netty(Array message) {
        return netty.build(message.bytes, message.number++);
    }
}
