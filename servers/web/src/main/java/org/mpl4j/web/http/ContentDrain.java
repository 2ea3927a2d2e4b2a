package org.mpl4j.web.http;

import static org.mpl4j.web.http.Octets.CR;
import static org.mpl4j.web.http.Octets.LF;

/**
 * Passes over the content of a request, byte by byte where it is chunked (RFC 9112 section 7.1), as nothing of it is kept. Sizes, their extensions and the trailers
 * are held to their grammar, since what follows is the next request.
 */
public final class ContentDrain {
    private static final int LINE_BYTES = 4096;
    private static final int TRAILER_BYTES = 16 * 1024;
    private static final int SIZE_DIGITS = 15;
    private static final int HEX_BITS = 4;

    private enum State {
        DONE,
        PLAIN,
        SIZE,
        EXTENSION,
        SIZE_LF,
        DATA,
        DATA_CR,
        DATA_LF,
        TRAILER_START,
        TRAILER_NAME,
        TRAILER_VALUE,
        TRAILER_LF,
        LAST_LF,
        WRONG
    }

    private State state = State.DONE;
    private long left;
    private long allowed;
    private int digits;
    private int lineBytes;

    /**
     * Begins with the content of a request.
     *
     * @param framing how long it is, or {@link ContentFraming#CHUNKED}
     * @param limit how many bytes it may have
     */
    public void begin(long framing, long limit) {
        allowed = limit;
        if (framing == ContentFraming.CHUNKED) {
            beginChunk();
        } else {
            left = framing;
            state = framing > limit ? State.WRONG : framing == 0 ? State.DONE : State.PLAIN;
        }
    }

    /** {@return whether all of the content has passed} */
    public boolean isDone() {
        return state == State.DONE;
    }

    /** {@return what is wrong: {@link Status#OK} if nothing is} */
    public Status problem() {
        if (state != State.WRONG) {
            return Status.OK;
        }
        return left > allowed ? Status.CONTENT_TOO_LARGE : Status.BAD_REQUEST;
    }

    /**
     * Passes over bytes.
     *
     * @return where it stopped: behind the content, at the first wrong byte, or at the end of the bytes
     */
    public int drain(byte[] in, int from, int to) {
        int at = from;
        while (at < to && state != State.DONE && state != State.WRONG) {
            if (state == State.PLAIN || state == State.DATA) {
                int count = (int) Math.min(left, to - at);
                at += count;
                left -= count;
                if (left == 0) {
                    state = state == State.PLAIN ? State.DONE : State.DATA_CR;
                }
            } else {
                state = next(in[at]);
                at += state == State.WRONG ? 0 : 1;
            }
        }
        return at;
    }

    private State next(byte c) {
        return switch (state) {
            case SIZE -> size(c);
            case EXTENSION -> extension(c);
            case SIZE_LF -> c == LF ? sized() : wrong();
            case DATA_CR -> c == CR ? State.DATA_LF : wrong();
            case DATA_LF -> c == LF ? beginChunk() : wrong();
            case TRAILER_START -> c == CR ? State.LAST_LF : name(c);
            case TRAILER_NAME -> c == ':' ? State.TRAILER_VALUE : name(c);
            case TRAILER_VALUE -> c == CR ? State.TRAILER_LF : value(c);
            case TRAILER_LF -> c == LF ? State.TRAILER_START : wrong();
            case LAST_LF -> c == LF ? State.DONE : wrong();
            case DONE, PLAIN, DATA, WRONG -> state;
        };
    }

    private State beginChunk() {
        left = 0;
        digits = 0;
        lineBytes = 0;
        state = State.SIZE;
        return state;
    }

    private State size(byte c) {
        int digit = Octets.hex(c);
        if (digit >= 0) {
            left = left << HEX_BITS | digit;
            return ++digits > SIZE_DIGITS ? wrong() : State.SIZE;
        }
        if (digits == 0) {
            return wrong();
        }
        return c == CR ? State.SIZE_LF : c == ';' ? State.EXTENSION : wrong();
    }

    private State extension(byte c) {
        return c == CR ? State.SIZE_LF : Octets.isValue(c) && ++lineBytes <= LINE_BYTES ? State.EXTENSION : wrong();
    }

    private State sized() {
        if (left == 0) {
            lineBytes = 0;
            return State.TRAILER_START;
        }
        if (left > allowed) {
            return State.WRONG;
        }
        allowed -= left;
        return State.DATA;
    }

    private State name(byte c) {
        return Octets.isToken(c) && ++lineBytes <= TRAILER_BYTES ? State.TRAILER_NAME : wrong();
    }

    private State value(byte c) {
        return Octets.isValue(c) && ++lineBytes <= TRAILER_BYTES ? State.TRAILER_VALUE : wrong();
    }

    /** What is wrong is the grammar, not the amount. */
    private State wrong() {
        left = 0;
        return State.WRONG;
    }
}
