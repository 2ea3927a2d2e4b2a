package org.mpl4j.bench.frame;

import org.mpl4j.bench.harness.CodecBenchmark;
import org.mpl4j.bench.harness.WriteArray;
import org.mpl4j.bench.harness.WriteBuffers;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * Workload B: builds an Ethernet, IPv4 and TCP frame of 138 bytes with TCP timestamps, 72 bytes of payload and both checksums. The sequence number is
 * another one every time.
 */
public class BuildBenchmark extends CodecBenchmark {
    private static final int ROOM = 256;

    /** Buffers to build in. */
    public static class Buffers extends WriteBuffers {
        public Buffers() {
            super(new byte[ROOM]);
        }
    }

    /** An array to build in. */
    public static class Array extends WriteArray {
        public Array() {
            super(new byte[ROOM]);
        }
    }

    private final GeneratedFrameBuilder generated = new GeneratedFrameBuilder();
    private final SbeFrameBuilder sbe = new SbeFrameBuilder();

    /** What a person writes who knows the formats well: absolute puts, checksums over longs. */
    @Benchmark
    public int hand(Buffers frame) {
        return HandFrameBuilder.build(frame.next(), frame.number++);
    }

    @Benchmark
    public int handArray(Array frame) {
        return ArrayFrameBuilder.build(frame.bytes, frame.number++);
    }

    /** The builders that are made of the specifications, kept and used again. */
    @Benchmark
    public int generated(Buffers frame) {
        return generated.build(frame.next(), frame.number++);
    }

    /** Fixed layouts, with the hand-written checksum. */
    @Benchmark
    public int sbe(Array frame) {
        return sbe.build(frame.bytes, frame.number++);
    }

    /** Makes an array of its own, which is copied to where the frame shall be. */
    @Benchmark
    public int pcap4j(Array frame) {
        return Pcap4jFrameBuilder.build(frame.bytes, frame.number++);
    }
}
