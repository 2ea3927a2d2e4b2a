package org.mpl4j.compiler.backend.java;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.mpl4j.runtime.Bytes;

/** A program that has the class {@code Reader} of the class path read a packet again and again, and prints how much that allocates in the end. */
final class AllocationProbe {
    /** What is printed if nothing was allocated. */
    static final String NOTHING = "nothing";

    private static final int ROUNDS = 1_000;

    /** The just-in-time compiler takes its time, the more so on a busy machine. */
    private static final int MOST_WINDOWS = 20_000;

    /** The measurement itself may take some; one object a round would be more. */
    private static final long SLACK_BYTES = ROUNDS;

    private static final int MORE_WINDOWS = 5;

    private AllocationProbe() {}

    /** @param args the packet in hexadecimal, and whether its buffer is direct */
    @SuppressWarnings("unchecked")
    public static void main(String[] args) throws ReflectiveOperationException {
        ToLongFunction<ByteBuffer> reader = (ToLongFunction<ByteBuffer>)
                Class.forName("Reader").getDeclaredConstructor().newInstance();
        Bytes packet = Bytes.ofHex(args[0]);
        ByteBuffer buffer = Boolean.parseBoolean(args[1]) ? ByteBuffer.allocateDirect(200) : ByteBuffer.allocate(200);
        packet.copyTo(buffer.position(7));
        buffer.position(7).limit(7 + packet.length());
        long allocated = Long.MAX_VALUE;
        for (int window = 0; window < MOST_WINDOWS && allocated >= SLACK_BYTES; window++) {
            allocated = bytesAllocatedBy(reader, buffer);
        }
        // What was compiled may be compiled again once, and until that is done code that allocates is run.
        long[] more = LongStream.range(0, MORE_WINDOWS)
                .map(window -> bytesAllocatedBy(reader, buffer))
                .sorted()
                .toArray();
        long later = more[MORE_WINDOWS / 2];
        System.out.println(Math.max(allocated, later) < SLACK_BYTES ? NOTHING : allocated + " bytes, then " + later);
    }

    private static long bytesAllocatedBy(ToLongFunction<ByteBuffer> reader, ByteBuffer buffer) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = 0;
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < ROUNDS; i++) {
            sum += reader.applyAsLong(buffer);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        if (sum == 0) {
            throw new AssertionError("nothing was read");
        }
        return allocated;
    }
}
