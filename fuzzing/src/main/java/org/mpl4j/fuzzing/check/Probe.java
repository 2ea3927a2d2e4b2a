package org.mpl4j.fuzzing.check;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.mpl4j.fuzzing.library.PacketTarget;
import org.mpl4j.fuzzing.visit.ViewVisitor;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.ParseResult;
import org.mpl4j.runtime.View;

/** Parses an input, visits all of it, and measures that. Holds what was found of the last one. For one thread. */
public final class Probe {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final PacketTarget target;
    private final ViewVisitor plain = new ViewVisitor(false);
    private final ViewVisitor thorough = new ViewVisitor(true);
    private @Nullable View view;
    private @Nullable ParseException error;
    private long outcome;
    private long nanos;
    private long parseBytes;
    private long visitBytes;

    public Probe(PacketTarget target) {
        this.target = target;
    }

    /**
     * Parses and visits.
     *
     * @throws RuntimeException that was thrown by generated code, none of which is declared
     * @throws AssertionError if the result contradicts the input
     */
    public void take(ByteBuffer input, Object[] values) {
        long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        long before = System.nanoTime();
        ParseResult<? extends View> result = target.tryParse(input, values);
        long bytesBetween = THREADS.getCurrentThreadAllocatedBytes();
        if (result instanceof ParseResult.Ok<? extends View> ok) {
            View packet = ok.packet();
            plain.forget();
            outcome = plain.visit(packet);
            nanos = System.nanoTime() - before;
            visitBytes = THREADS.getCurrentThreadAllocatedBytes() - bytesBetween;
            view = packet;
            error = null;
            checkEnds(packet, input);
        } else {
            nanos = System.nanoTime() - before;
            visitBytes = 0;
            view = null;
            error = result instanceof ParseResult.Malformed<?> malformed ? malformed.error() : null;
            outcome = refusal(result, input);
        }
        parseBytes = bytesBetween - bytesBefore;
    }

    private static void checkEnds(View packet, ByteBuffer input) {
        if (packet.startOffset() != input.position()
                || packet.endOffset() < input.position()
                || packet.endOffset() > input.limit()) {
            throw new AssertionError("the packet goes from " + packet.startOffset() + " to " + packet.endOffset()
                    + ", the input from " + input.position() + " to " + input.limit());
        }
    }

    private static long refusal(ParseResult<?> result, ByteBuffer input) {
        if (result instanceof ParseResult.Truncated<?> truncated) {
            if (truncated.atLeast() <= input.remaining()) {
                throw new AssertionError(
                        "needs at least " + truncated.atLeast() + " bytes, and there are " + input.remaining());
            }
            return truncated.atLeast();
        }
        ParseException error = ((ParseResult.Malformed<?>) result).error();
        if (error.offset() < input.position() || error.offset() > input.limit()) {
            throw new AssertionError("the error is at " + error.offset() + ", outside of the input from "
                    + input.position() + " to " + input.limit() + ": " + error.getMessage());
        }
        return -1 - error.offset() * 31L - error.reason().ordinal();
    }

    /** What was refused and where in the specification: inputs that fail alike have the same. */
    public long refusalKind() {
        if (error == null) {
            return 0;
        }
        long hash = error.reason().ordinal();
        String path = error.path();
        for (int i = 0; i < path.length(); i++) {
            char letter = path.charAt(i);
            hash = letter >= '0' && letter <= '9' ? hash : hash * 31 + letter;
        }
        return hash;
    }

    /** What is wrong with the last input; null if nothing is, or if it is too short. */
    public @Nullable ParseException error() {
        return error;
    }

    /** The packet that the last input is; null if it is none. */
    public @Nullable View view() {
        return view;
    }

    /** A number that is the same whenever the same was found. */
    public long outcome() {
        return outcome;
    }

    public boolean isAccepted() {
        return view != null;
    }

    /** Classes of the views that the last accepted input had. */
    public BitSet classes() {
        return plain.classes();
    }

    public long nanos() {
        return nanos;
    }

    public long parseBytes() {
        return parseBytes;
    }

    public long visitBytes() {
        return visitBytes;
    }

    /** How many bytes it takes to make the text of what was read last. */
    public long textBytes() {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        String text = String.valueOf(view);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        return text.isEmpty() ? 0 : allocated;
    }

    /** A number of everything that a view says, every byte and text included. */
    public long thorough(View packet) {
        thorough.forget();
        return thorough.visit(packet);
    }
}
