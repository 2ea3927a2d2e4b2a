package org.mpl4j.compiler.fuzz;

import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.parse.Outcome;

/** What one parse takes of the processor and the heap, where the virtual machine tells. */
final class Cost {
    private static final long FREE_NANOS = 2_000_000_000L;
    private static final long NANOS_EACH_BYTE = 1_000_000;
    private static final long FREE_BYTES = 1 << 20;
    private static final long BYTES_EACH_BYTE = 2048;

    /** The first parse of a kind loads classes, and another process may be in the way. */
    private static final int ATTEMPTS = 3;

    private final com.sun.management.ThreadMXBean meter;

    Cost() {
        this.meter = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    }

    /** What came out, and what is wrong with what it took. */
    record Parse(Outcome outcome, @Nullable Problem problem) {}

    /**
     * Whether it takes too much each time.
     *
     * @param inputBytes so many may it read
     */
    Parse of(Supplier<Outcome> parse, int inputBytes) {
        long nanos = Long.MAX_VALUE;
        long bytes = Long.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS; i++) {
            long nanosBefore = meter.getCurrentThreadCpuTime();
            long bytesBefore = meter.getCurrentThreadAllocatedBytes();
            Outcome outcome = parse.get();
            bytes = Math.min(bytes, meter.getCurrentThreadAllocatedBytes() - bytesBefore);
            nanos = Math.min(nanos, meter.getCurrentThreadCpuTime() - nanosBefore);
            if (isFair(nanos, bytes, inputBytes)) {
                return new Parse(outcome, null);
            }
        }
        return new Parse(
                parse.get(),
                nanos > FREE_NANOS + NANOS_EACH_BYTE * inputBytes
                        ? new Problem(
                                Problem.Rule.BOUNDED_TIME,
                                "",
                                inputBytes + " bytes take " + nanos / 1_000_000 + " ms to read")
                        : new Problem(
                                Problem.Rule.BOUNDED_MEMORY,
                                "",
                                "reading " + inputBytes + " bytes allocates " + (bytes >> 10) + " KiB"));
    }

    private static boolean isFair(long nanos, long bytes, int inputBytes) {
        return nanos <= FREE_NANOS + NANOS_EACH_BYTE * inputBytes && bytes <= FREE_BYTES + BYTES_EACH_BYTE * inputBytes;
    }
}
