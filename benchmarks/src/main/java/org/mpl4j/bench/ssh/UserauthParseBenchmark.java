package org.mpl4j.bench.ssh;

import java.nio.ByteBuffer;
import org.mpl4j.bench.harness.CodecBenchmark;
import org.mpl4j.bench.harness.ReadArray;
import org.mpl4j.bench.harness.ReadBuffers;
import org.openjdk.jmh.annotations.Benchmark;

/** Workload E: validates a signed USERAUTH_REQUEST for publickey with the key and the signature in it, and mixes its fields. */
public class UserauthParseBenchmark extends CodecBenchmark {
    /** The message in buffers. */
    public static class Buffers extends ReadBuffers {
        public Buffers() {
            super(SshContent.userauth());
        }
    }

    /** The message in an array. */
    public static class Array extends ReadArray {
        public Array() {
            super(SshContent.userauth());
        }
    }

    @Benchmark
    public long hand(Buffers message) {
        ByteBuffer buffer = message.next();
        return HandSshParser.userauth(buffer, buffer.position(), buffer.limit());
    }

    @Benchmark
    public long handArray(Array message) {
        return ArraySshParser.userauth(message.bytes, 0, message.bytes.length);
    }

    @Benchmark
    public long generated(Buffers message) {
        return GeneratedSshParser.userauth(message.next());
    }

    @Benchmark
    public long mina(Array message) {
        return MinaSsh.parseUserauth(message.bytes);
    }
}
