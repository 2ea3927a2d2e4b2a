package org.mpl4j.bench.ssh;

import java.nio.ByteBuffer;
import org.mpl4j.bench.harness.CodecBenchmark;
import org.mpl4j.bench.harness.ReadArray;
import org.mpl4j.bench.harness.ReadBuffers;
import org.openjdk.jmh.annotations.Benchmark;

/** Workload E: validates a KEXINIT of 1 KB, and mixes its cookie and the length and ends of its ten lists. */
public class KexInitParseBenchmark extends CodecBenchmark {
    /** The message in buffers. */
    public static class Buffers extends ReadBuffers {
        public Buffers() {
            super(SshContent.kexInit());
        }
    }

    /** The message in an array. */
    public static class Array extends ReadArray {
        public Array() {
            super(SshContent.kexInit());
        }
    }

    @Benchmark
    public long hand(Buffers message) {
        ByteBuffer buffer = message.next();
        return HandSshParser.kexInit(buffer, buffer.position(), buffer.limit());
    }

    @Benchmark
    public long handArray(Array message) {
        return ArraySshParser.kexInit(message.bytes, 0, message.bytes.length);
    }

    @Benchmark
    public long generated(Buffers message) {
        return GeneratedSshParser.kexInit(message.next());
    }

    @Benchmark
    public long mina(Array message) {
        return MinaSsh.parseKexInit(message.bytes);
    }
}
