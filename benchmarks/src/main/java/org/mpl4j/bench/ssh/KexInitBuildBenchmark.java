package org.mpl4j.bench.ssh;

import org.mpl4j.bench.harness.CodecBenchmark;
import org.mpl4j.bench.harness.WriteArray;
import org.mpl4j.bench.harness.WriteBuffers;
import org.openjdk.jmh.annotations.Benchmark;

/** Workload E: builds a KEXINIT of 1 KB; the cookie is another one every time. */
public class KexInitBuildBenchmark extends CodecBenchmark {
    private static final int ROOM = 2048;

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

    private final HandSshBuilder hand = new HandSshBuilder();
    private final ArraySshBuilder handArray = new ArraySshBuilder();
    private final GeneratedSshBuilder generated = new GeneratedSshBuilder();
    private final MinaSsh mina = new MinaSsh();

    @Benchmark
    public int hand(Buffers message) {
        return hand.kexInit(message.next(), message.number++);
    }

    @Benchmark
    public int handArray(Array message) {
        return handArray.kexInit(message.bytes, message.number++);
    }

    @Benchmark
    public int generated(Buffers message) {
        return generated.kexInit(message.next(), message.number++);
    }

    @Benchmark
    public int mina(Array message) {
        return mina.kexInit(message.bytes, message.number++);
    }
}
