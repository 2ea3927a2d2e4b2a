package org.mpl4j.fuzzing.longrun;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.mpl4j.fuzzing.check.Probe;
import org.mpl4j.fuzzing.library.PacketInput;
import org.mpl4j.fuzzing.library.PacketTarget;

/** Measures what an input takes: processor time of this thread, the least of several times, since everything else on a machine only adds to it. */
final class Timing {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 9;
    private static final long ROUND_NANOS = 200_000;
    private static final long ENOUGH_NANOS = 30_000_000;

    private final PacketTarget target;
    private final Probe probe;

    Timing(PacketTarget target) {
        this.target = target;
        this.probe = new Probe(target);
    }

    /** Nanoseconds of a parse and a plain visit. */
    long leastNanos(PacketInput input) {
        ByteBuffer buffer = ByteBuffer.wrap(input.bytes());
        Object[] values = target.values(input.arguments());
        probe.take(buffer, values);
        int times = (int) Math.max(1, ROUND_NANOS / Math.max(100, probe.nanos()));
        long least = Long.MAX_VALUE;
        long all = 0;
        for (int round = 0; round < ROUNDS && (round < 3 || all < ENOUGH_NANOS); round++) {
            long before = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < times; i++) {
                probe.take(buffer, values);
            }
            long taken = THREADS.getCurrentThreadCpuTime() - before;
            least = Math.min(least, taken / times);
            all += taken;
        }
        return least;
    }
}
