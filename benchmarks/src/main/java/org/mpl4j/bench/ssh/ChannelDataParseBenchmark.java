package org.mpl4j.bench.ssh;

import java.nio.ByteBuffer;
import org.mpl4j.bench.harness.CodecBenchmark;
import org.mpl4j.bench.harness.ReadArray;
import org.mpl4j.bench.harness.ReadBuffers;
import org.openjdk.jmh.annotations.Benchmark;

/** Workload E: validates CHANNEL_DATA of 32 KiB, and mixes its channel, and length and ends of the data. */
public class ChannelDataParseBenchmark extends CodecBenchmark {
    /** The message in buffers. */
    public static class Buffers extends ReadBuffers {
        public Buffers() {
            super(SshContent.channelData());
        }
    }

    /** The message in an array. */
    public static class Array extends ReadArray {
        public Array() {
            super(SshContent.channelData());
        }
    }

    @Benchmark
    public long hand(Buffers message) {
        ByteBuffer buffer = message.next();
        return HandSshParser.channelData(buffer, buffer.position(), buffer.limit());
    }

    @Benchmark
    public long handArray(Array message) {
        return ArraySshParser.channelData(message.bytes, 0, message.bytes.length);
    }

    @Benchmark
    public long generated(Buffers message) {
        return GeneratedSshParser.channelData(message.next());
    }

    @Benchmark
    public long mina(Array message) {
        return MinaSsh.parseChannelData(message.bytes);
    }
}
