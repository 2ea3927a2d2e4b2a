package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;
import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** How the system shares out its processors among threads (sched(7)). */
public final class Scheduling {
    private static final MethodHandle SET = NativeIo.function("sched_setscheduler", INT, INT, INT, LONG);
    private static final int THIS_THREAD = 0;
    private static final int SCHED_BATCH = 3;

    private Scheduling() {}

    /**
     * From now on, this thread of the system, when it wakes, lets the one that runs go on for its share of time. Two threads of one processor, of which one makes in
     * small pieces what the other takes, then change places once for many pieces, not once for each.
     *
     * @return 0, or a negative error: then everything is as it was
     */
    public static int yieldToTheRunning() {
        try (Arena arena = Arena.ofConfined()) {
            // Its only field is the priority, which is 0 for this policy.
            MemorySegment parameters = arena.allocate(LONG);
            MemorySegment state = NativeIo.callState();
            return NativeIo.result((int) SET.invokeExact(state, THIS_THREAD, SCHED_BATCH, parameters.address()), state);
        } catch (Throwable e) {
            throw NativeIo.failed("sched_setscheduler", e);
        }
    }
}
