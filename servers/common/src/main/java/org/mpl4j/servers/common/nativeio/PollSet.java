package org.mpl4j.servers.common.nativeio;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Files that one thread waits for ({@code poll(2)}). */
public final class PollSet {
    private static final long ENTRY = 8;
    private static final long EVENTS = 4;
    private static final long READY = 6;
    private static final short IN = 1;
    private static final short OUT = 4;

    private final StreamCalls calls;
    private final MemorySegment entries;
    private final int count;

    /** For so many files, all left out at first. */
    public PollSet(Arena arena, StreamCalls calls, int count) {
        this.calls = calls;
        this.count = count;
        entries = arena.allocate(ENTRY * count, ENTRY);
        for (int i = 0; i < count; i++) {
            remove(i);
        }
    }

    /** Waits for something to read, or the end. */
    public void addReading(int index, int file) {
        set(index, file, IN);
    }

    /** Waits for room to write, or that nobody reads. */
    public void addWriting(int index, int file) {
        set(index, file, OUT);
    }

    /** Leaves a file out. */
    public void remove(int index) {
        set(index, -1, (short) 0);
    }

    private void set(int index, int file, short events) {
        entries.set(ValueLayout.JAVA_INT, index * ENTRY, file);
        entries.set(ValueLayout.JAVA_SHORT, index * ENTRY + EVENTS, events);
        entries.set(ValueLayout.JAVA_SHORT, index * ENTRY + READY, (short) 0);
    }

    /** Waits until one is ready, or for so many milliseconds; below zero, for ever. Returns how many are, or a negative error. */
    public int await(int millis) {
        return calls.poll(entries.address(), count, millis);
    }

    /** Whether something came of it: a call on the file will not wait. */
    public boolean isReady(int index) {
        return entries.get(ValueLayout.JAVA_SHORT, index * ENTRY + READY) != 0;
    }
}
