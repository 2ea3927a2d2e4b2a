package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** What the kernel tells of a new ring: {@code struct io_uring_params}. Places are offsets in the memory of the ring. */
final class RingParameters {
    private static final long SIZE = 120;
    private static final long SUBMISSION_ENTRIES = 0;
    private static final long COMPLETION_ENTRIES = 4;
    private static final long FEATURES = 20;
    private static final long SUBMISSION = 40;
    private static final long COMPLETION = 80;
    private static final long HEAD = 0;
    private static final long TAIL = 4;
    private static final long ARRAY = 24;
    private static final long COMPLETIONS = 20;
    private static final long COMPLETION_SIZE = 16;

    /** Both rings are in one piece of memory. */
    private static final int SINGLE_MMAP = 1;

    /** That of Linux 5.12: what was before it is not tried. */
    private static final int NATIVE_WORKERS = 1 << 9;

    private final MemorySegment parameters;

    /** All zero. */
    RingParameters(Arena arena) {
        parameters = arena.allocate(SIZE, Long.BYTES);
    }

    long address() {
        return parameters.address();
    }

    /** Whether it is a ring as it is used here. */
    boolean isKnown() {
        int needed = SINGLE_MMAP | NATIVE_WORKERS;
        return (parameters.get(INT, FEATURES) & needed) == needed;
    }

    int submissionEntries() {
        return parameters.get(INT, SUBMISSION_ENTRIES);
    }

    int completionEntries() {
        return parameters.get(INT, COMPLETION_ENTRIES);
    }

    long submissionHead() {
        return parameters.get(INT, SUBMISSION + HEAD);
    }

    long submissionTail() {
        return parameters.get(INT, SUBMISSION + TAIL);
    }

    long submissionArray() {
        return parameters.get(INT, SUBMISSION + ARRAY);
    }

    long completionHead() {
        return parameters.get(INT, COMPLETION + HEAD);
    }

    long completionTail() {
        return parameters.get(INT, COMPLETION + TAIL);
    }

    long completions() {
        return parameters.get(INT, COMPLETION + COMPLETIONS);
    }

    /** How much memory the rings take. */
    long ringSize() {
        return Math.max(
                submissionArray() + (long) submissionEntries() * Integer.BYTES,
                completions() + completionEntries() * COMPLETION_SIZE);
    }
}
