package org.mpl4j.compiler.backend.java;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.function.ToLongFunction;
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

    private static final int QUIET_WINDOWS = 10;

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
        long allocated = 0;
        int quiet = 0;
        // What was compiled may be compiled again, and until that is done code that allocates is run: it is over when
        // several windows in a row are quiet.
        for (int window = 0; window < MOST_WINDOWS && quiet < QUIET_WINDOWS; window++) {
            allocated = bytesAllocatedBy(reader, buffer);
            quiet = allocated < SLACK_BYTES ? quiet + 1 : 0;
        }
        System.out.println(quiet == QUIET_WINDOWS ? NOTHING : allocated + " bytes for " + ROUNDS + " packets");
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
