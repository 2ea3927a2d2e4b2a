package org.mpl4j.compiler.cli;

import java.io.PrintStream;
import java.util.function.LongSupplier;
import org.mpl4j.compiler.dissect.Progress;

/**
 * A line on the terminal that says how far a capture has been read, once that takes a while. It is there only where a person sees it: if messages go to a terminal
 * and the result does not.
 */
final class ProgressBar implements Progress {
    private static final long FIRST_NANOS = 500_000_000;
    private static final long EACH_NANOS = 100_000_000;
    private static final int WIDTH = 30;

    private final PrintStream terminal;
    private final boolean isSeen;
    private final String unit;
    private final long size;
    private final LongSupplier nanos;
    private final long started;
    private long next;
    private boolean isShown;

    /**
     * @param size of the capture in bytes; -1 if it is not known
     * @param nanos a clock, such as {@link System#nanoTime}
     */
    ProgressBar(Streams streams, long size, LongSupplier nanos) {
        this(streams, streams.errIsTerminal() && !streams.outIsTerminal(), "frames", size, nanos);
    }

    private ProgressBar(Streams streams, boolean isSeen, String unit, long size, LongSupplier nanos) {
        this.terminal = streams.err();
        this.isSeen = isSeen;
        this.unit = unit;
        this.size = size;
        this.nanos = nanos;
        this.started = nanos.getAsLong();
        this.next = started + FIRST_NANOS;
    }

    /** For something else than a capture, whose result is printed when the line is gone. */
    static ProgressBar of(String unit, Streams streams, long size, LongSupplier nanos) {
        return new ProgressBar(streams, streams.errIsTerminal(), unit, size, nanos);
    }

    @Override
    public void at(long offset, long frames) {
        long now = nanos.getAsLong();
        if (!isSeen || now - next < 0) {
            return;
        }
        next = now + EACH_NANOS;
        isShown = true;
        long perSecond = (long) (frames / ((now - started) / 1e9));
        terminal.print("\r" + line(offset, frames, perSecond) + "\u001b[K");
        terminal.flush();
    }

    private String line(long offset, long frames, long perSecond) {
        String count = frames + " " + unit + ", " + perSecond + "/s";
        if (size <= 0) {
            return count;
        }
        int done = (int) Math.min(WIDTH, offset * WIDTH / size);
        return "[" + "#".repeat(done) + " ".repeat(WIDTH - done) + "] " + Math.min(100, offset * 100 / size) + "%  "
                + count;
    }

    /** Takes the line away. */
    void clear() {
        if (isShown) {
            terminal.print("\r\u001b[K");
            terminal.flush();
            isShown = false;
        }
    }
}
