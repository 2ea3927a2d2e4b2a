package org.mpl4j.bench.dns;

import java.nio.ByteBuffer;
import org.mpl4j.bench.harness.CodecBenchmark;
import org.mpl4j.bench.harness.ReadArray;
import org.mpl4j.bench.harness.ReadBuffers;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * Workload C: validates a DNS response with one question and ten records in all sections, with pointers and an OPT record, and mixes each name, type, time to
 * live and address. Names are mixed octet by octet, as they would be to look them up.
 */
public class DnsParseBenchmark extends CodecBenchmark {
    /** The message in buffers. */
    public static class Buffers extends ReadBuffers {
        public Buffers() {
            super(DnsContent.message());
        }
    }

    /** The message in an array. */
    public static class Array extends ReadArray {
        public Array() {
            super(DnsContent.message());
        }
    }

    private final HandDnsParser hand = new HandDnsParser();
    private final ArrayDnsParser handArray = new ArrayDnsParser();
    private final NettyDnsParser netty = new NettyDnsParser();

    @Benchmark
    public long hand(Buffers message) {
        ByteBuffer buffer = message.next();
        return hand.parse(buffer, buffer.position(), buffer.limit());
    }

    @Benchmark
    public long handArray(Array message) {
        return handArray.parse(message.bytes, 0, message.bytes.length);
    }

    @Benchmark
    public long generated(Buffers message) {
        return GeneratedDnsParser.parse(message.next());
    }

    @Benchmark
    public long kaitai(Array message) {
        return KaitaiDnsParser.parse(message.bytes);
    }

    @Benchmark
    public long dnsjava(Array message) {
        return DnsjavaParser.parse(message.bytes);
    }

    @Benchmark
    public long netty(Array message) {
        return netty.parse(message.bytes);
    }
}
