package org.mpl4j.bench.frame;

import java.nio.ByteBuffer;
import org.mpl4j.bench.harness.CodecBenchmark;
import org.mpl4j.bench.harness.WriteArray;
import org.mpl4j.bench.harness.WriteBuffers;
import org.mpl4j.bench.packets.ip.Ipv4;
import org.mpl4j.runtime.ParseException;
import org.openjdk.jmh.annotations.Benchmark;

/** Workload H: validates an IPv4 packet, rewrites its time to live in place, and refreshes the checksum of its header. */
public class TtlBenchmark extends CodecBenchmark {
    /** The packet in buffers. */
    public static class Buffers extends WriteBuffers {
        public Buffers() {
            super(Samples.synPacket());
        }
    }

    /** The packet in an array. */
    public static class Array extends WriteArray {
        public Array() {
            super(Samples.synPacket());
        }
    }

    /** The checksum is updated by the difference. */
    @Benchmark
    public long hand(Buffers packet) {
        ByteBuffer buffer = packet.next();
        return HandTtl.rewrite(buffer, buffer.position(), buffer.limit(), packet.number++ & 0xff);
    }

    @Benchmark
    public long handArray(Array packet) {
        return ArrayTtl.rewrite(packet.bytes, 0, packet.bytes.length, packet.number++ & 0xff);
    }

    @Benchmark
    public long generated(Buffers packet) throws ParseException {
        Ipv4 ip = Ipv4.parse(packet.next());
        ip.updateTtl(packet.number++ & 0xff);
        return ip.endOffset();
    }
}
