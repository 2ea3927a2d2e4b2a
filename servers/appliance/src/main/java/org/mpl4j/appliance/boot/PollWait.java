package org.mpl4j.appliance.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mpl4j.tcpip.drive.FrameWait;

/** Waits until a file can be read from, by epoll(7). Times are rounded up to milliseconds. */
final class PollWait implements FrameWait {
    private static final int ADD = 1;
    private static final int READABLE = 1;
    private static final int FILES = 2;
    private static final long NANOS_A_MILLI = 1_000_000;
    private static final int HALF = 32;

    private final int poll;
    private final long events;
    private final int pipeOut;
    private final int pipeIn;
    private final int file;
    private final AtomicBoolean isWoken = new AtomicBoolean();

    /** Waits for a file, as soon as {@link #begin} is called; before that, only for being woken. */
    PollWait(int file) throws IOException {
        this.file = file;
        poll = JdkNatives.makePoll();
        events = JdkNatives.eventRoom(FILES);
        long pipe = JdkNatives.makePipe();
        pipeOut = (int) (pipe >>> HALF);
        pipeIn = (int) pipe;
        watch(pipeOut);
    }

    /** From now on the file is waited for. */
    void begin() throws IOException {
        watch(file);
        wake();
    }

    private void watch(int watched) throws IOException {
        int error = JdkNatives.control(poll, ADD, watched, READABLE);
        if (error != 0) {
            throw new IOException("cannot wait for file " + watched + ": error " + error);
        }
    }

    @Override
    public void await(long nanoseconds) {
        try {
            // Whoever wakes says so first and writes then: what is said is seen here, what is written there.
            long millis = isWoken.get() ? 0 : (nanoseconds + NANOS_A_MILLI - 1) / NANOS_A_MILLI;
            int ready = JdkNatives.await(poll, events, FILES, (int) millis);
            isWoken.set(false);
            for (int i = 0; i < ready; i++) {
                if (JdkNatives.file(events, i) == pipeOut) {
                    JdkNatives.drain(pipeOut);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot wait for frames", e);
        }
    }

    @Override
    public void wake() {
        try {
            if (isWoken.compareAndSet(false, true)) {
                JdkNatives.writeOne(pipeIn);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot wake who waits for frames", e);
        }
    }
}
