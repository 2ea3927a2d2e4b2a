package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Signals to processes and groups of them. */
public final class ProcessSignals {
    private ProcessSignals() {}

    /** Found when it is first needed. */
    private static final class Calls {
        static final MethodHandle KILL = NativeIo.function("kill", INT, INT, INT);
    }

    /**
     * Sends a signal.
     *
     * @param process its number; below zero, the group with that number
     * @param signal the number of the signal
     * @return whether there was somebody to get it
     */
    public static boolean send(int process, int signal) {
        MemorySegment state = NativeIo.callState();
        try {
            return (int) Calls.KILL.invokeExact(state, process, signal) == 0;
        } catch (Throwable e) {
            throw NativeIo.failed("kill", e);
        }
    }
}
