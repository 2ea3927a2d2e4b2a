package org.mpl4j.compiler.capture;

import java.io.IOException;
import org.mpl4j.compiler.interpret.parse.PacketInterpreter;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.ParseException;

/** Reads packets that follow each other on a stream: a packet that is not there completely is waited for. */
final class PacketStream {
    /** More than any link type's largest frame; a longer packet is a broken length. */
    private static final long LARGEST = 1L << 28;

    private final SlidingBuffer input;
    private long frames;

    PacketStream(SlidingBuffer input) {
        this.input = input;
    }

    SlidingBuffer input() {
        return input;
    }

    /** Counts one more frame of the capture; returns its number. */
    long nextFrameNumber() {
        return ++frames;
    }

    boolean isAtEnd() throws IOException {
        return !input.request(1);
    }

    /**
     * The packet at the current place, which stays where it is: {@link SlidingBuffer#consume} moves on.
     *
     * @throws CaptureException if the stream ends inside the packet, or it is broken
     */
    PacketValue read(PacketInterpreter interpreter, Arguments arguments) throws IOException, CaptureException {
        while (true) {
            int start = input.window().position();
            try {
                return interpreter.parse(input.window(), arguments, Limits.DEFAULT);
            } catch (ParseException e) {
                long needed = e.isInputTooShort() ? e.atLeast(start) : 0;
                if (needed > LARGEST) {
                    throw broken(interpreter, "is said to have " + needed + " bytes or more");
                }
                if (needed == 0) {
                    throw broken(
                            interpreter,
                            "is broken: `" + e.path() + "` at offset " + (input.offset() + e.offset() - start)
                                    + ": expected " + e.expected() + ", got " + e.actual());
                }
                if (!input.request(needed)) {
                    throw broken(
                            interpreter,
                            "is cut off: at least " + (needed - input.available())
                                    + " bytes are missing at the end of the capture");
                }
            }
        }
    }

    private CaptureException broken(PacketInterpreter interpreter, String how) {
        return new CaptureException(
                (frames == 0 ? "before the first frame" : "after frame " + frames) + ", at offset " + input.offset()
                        + ": " + interpreter.shape().name() + " " + how,
                input.offset());
    }
}
