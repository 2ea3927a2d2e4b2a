package org.mpl4j.bench.frame;

import java.nio.ByteBuffer;
import org.mpl4j.bench.harness.CodecBenchmark;
import org.mpl4j.bench.harness.ReadArray;
import org.mpl4j.bench.harness.ReadBuffers;
import org.openjdk.jmh.annotations.Benchmark;
import org.pcap4j.packet.IllegalRawDataException;

/**
 * Workload A: validates an Ethernet, IPv4 and TCP frame of 74 bytes with all lengths and options, and reads 13 of its fields. The answer is a mix of the
 * fields, so that none can be left out.
 */
public class DissectBenchmark extends CodecBenchmark {
    /** The frame in buffers. */
    public static class Buffers extends ReadBuffers {
        public Buffers() {
            super(Samples.syn());
        }
    }

    /** The frame in an array. */
    public static class Array extends ReadArray {
        public Array() {
            super(Samples.syn());
        }
    }

    private final SbeDissector sbe = new SbeDissector();

    /** What a person writes who knows the formats well: absolute gets, one check a header. */
    @Benchmark
    public long hand(Buffers frame) {
        ByteBuffer buffer = frame.next();
        return HandDissector.dissect(buffer, buffer.position(), buffer.limit());
    }

    @Benchmark
    public long handArray(Array frame) {
        return ArrayDissector.dissect(frame.bytes, 0, frame.bytes.length);
    }

    /** The views that are made of the specifications, read through their public methods. */
    @Benchmark
    public long generated(Buffers frame) {
        return GeneratedDissector.dissect(frame.next());
    }

    /** Fixed layouts; options are not walked. */
    @Benchmark
    public long sbe(Array frame) {
        return sbe.dissect(frame.bytes);
    }

    @Benchmark
    public long kaitai(Array frame) {
        return KaitaiDissector.dissect(frame.bytes);
    }

    @Benchmark
    public long pcap4j(Array frame) throws IllegalRawDataException {
        return Pcap4jDissector.dissect(frame.bytes);
    }
}
