package org.mpl4j.web.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mpl4j.web.http.ContentDrain;
import org.mpl4j.web.http.ContentFraming;
import org.mpl4j.web.http.RequestHead;
import org.mpl4j.web.http.RequestRules;
import org.mpl4j.web.http.Status;

/**
 * One connection (RFC 9112 section 9): requests are answered in their order, one behind the other as they come. Whoever has the socket gives it what was read, sends what it puts into
 * the output, and sends pieces of files when it says so. However the bytes of requests are cut in pieces, the responses are the same.
 */
public final class HttpConnection {
    /** How much room the output must have for the head of a response, whatever is configured, and the text of an error. */
    public static final int HEAD_ROOM = 16 * 1024;

    private static final byte[] CONTINUE = Workspace.bytes("HTTP/1.1 100 Continue\r\n\r\n");

    private final Responder responder;
    private @Nullable ContentDrain content;
    private byte @Nullable [] held;
    private boolean isEnding;
    private boolean isInputLeft;

    /** With a client. */
    public HttpConnection(InetAddress peer) {
        responder = new Responder(peer);
    }

    /**
     * Takes bytes, and answers the requests that are whole.
     *
     * @param space of the thread
     * @param in what was read and not taken before, and what was read now
     * @param from its first byte
     * @param to behind its last
     * @param out an output with room for {@link #HEAD_ROOM} bytes or more
     * @return where the bytes begin that are to be given again, with more behind them or with a new output
     * @throws IOException if a file cannot be read
     */
    public int process(Workspace space, byte[] in, int from, int to, ByteBuffer out) throws IOException {
        int at = from;
        while (true) {
            Sending sending = responder.sending();
            if (sending != null) {
                if (!sending.fill(out)) {
                    return at;
                }
                responder.sent();
            }
            if (isEnding) {
                isInputLeft |= at < to;
                return to;
            }
            if (out.remaining() < HEAD_ROOM) {
                return at;
            }
            int next = content != null ? drain(space, content, in, at, to, out) : head(space, in, at, to, out);
            if (next < 0) {
                return ~next;
            }
            at = next;
        }
    }

    /** Takes a request; where the next begins, or the complement of where it stopped as more bytes are needed. */
    private int head(Workspace space, byte[] in, int from, int to, ByteBuffer out) throws IOException {
        int at = from;
        while (to - at >= 2 && in[at] == '\r' && in[at + 1] == '\n') {
            // RFC 9112 section 2.2: some clients send an empty line behind the content of the request before.
            at += 2;
        }
        if (at == to || to - at == 1 && in[at] == '\r') {
            return ~at;
        }
        int end = space.parser().parse(in, at, to);
        RequestHead head = space.parser().head();
        if (end == 0) {
            return ~at;
        }
        if (end < 0) {
            fail(space, head, status(-end), out);
            return at;
        }
        request(space, head, end, out);
        return end;
    }

    private void request(Workspace space, RequestHead head, int end, ByteBuffer out) throws IOException {
        Status problem = RequestRules.host(head);
        long framing = ContentFraming.of(head);
        if (problem == null && ContentFraming.problem(framing) != 0) {
            problem = status(ContentFraming.problem(framing));
        }
        if (problem == null && framing > space.site().contentBytes()) {
            problem = Status.CONTENT_TOO_LARGE;
        }
        if (problem != null) {
            fail(space, head, problem, out);
        } else if (RequestRules.expectation(head) != null) {
            isInputLeft |= framing != 0;
            responder.problem(space, head, Status.EXPECTATION_FAILED, end(framing != 0 || isLast(space, head)), out);
        } else if (framing == 0) {
            responder.answer(space, head, end(isLast(space, head)), out);
        } else if (RequestRules.awaitsContinue(head) && !head.method().isAllowed()) {
            // The client need not send what will be refused; whether it does cannot be known, so nothing may follow.
            isInputLeft = true;
            responder.answer(space, head, end(true), out);
        } else {
            beginContent(space, head, framing, end, out);
        }
    }

    private static boolean isLast(Workspace space, RequestHead head) {
        return space.isStopping() || !RequestRules.isPersistent(head);
    }

    private boolean end(boolean isLast) {
        isEnding = isLast;
        return isLast;
    }

    /** The head is kept until the content has passed, and answered then. */
    private void beginContent(Workspace space, RequestHead head, long framing, int end, ByteBuffer out) {
        if (RequestRules.awaitsContinue(head)) {
            out.put(CONTINUE);
        }
        held = Arrays.copyOfRange(head.bytes(), head.start(), end);
        ContentDrain drain = new ContentDrain();
        drain.begin(framing, space.site().contentBytes());
        content = drain;
    }

    private int drain(Workspace space, ContentDrain drain, byte[] in, int from, int to, ByteBuffer out)
            throws IOException {
        int at = drain.drain(in, from, to);
        byte[] bytes = held;
        if (bytes == null || !drain.isDone() && drain.problem() == Status.OK) {
            return ~at;
        }
        space.parser().parse(bytes, 0, bytes.length);
        RequestHead head = space.parser().head();
        content = null;
        held = null;
        if (drain.isDone()) {
            responder.answer(space, head, end(isLast(space, head)), out);
        } else {
            fail(space, head, drain.problem(), out);
        }
        return at;
    }

    private void fail(Workspace space, RequestHead head, Status status, ByteBuffer out) {
        isInputLeft = true;
        responder.problem(space, head, status, end(true), out);
    }

    private static Status status(int code) {
        for (Status status : Status.values()) {
            if (status.code() == code) {
                return status;
            }
        }
        return Status.BAD_REQUEST;
    }

    /**
     * Says that a request took too long, where something of one has come (RFC 9110 section 15.5.9).
     *
     * @param out with room for {@link #HEAD_ROOM} bytes
     */
    public void timeOut(Workspace space, ByteBuffer out) {
        RequestHead head = space.parser().head();
        space.parser().parse(CONTINUE, 0, 0);
        fail(space, head, Status.REQUEST_TIMEOUT, out);
    }

    /** {@return what is to be sent of a file when the output is sent; null if nothing is} */
    public @Nullable Sending file() {
        Sending sending = responder.sending();
        return sending != null && sending.isFileNext() ? sending : null;
    }

    /** {@return whether a response is not all in the output yet} */
    public boolean isResponding() {
        return responder.sending() != null;
    }

    /** {@return whether the content of a request is awaited} */
    public boolean isTakingContent() {
        return content != null;
    }

    /** {@return whether the connection ends when the output and what is left are sent} */
    public boolean isEnding() {
        return isEnding;
    }

    /** {@return whether the client has sent, or may send, more than was taken when the connection ends} */
    public boolean isInputLeft() {
        return isInputLeft;
    }

    /** Frees what a response has that is not sent to its end. */
    public void close() throws IOException {
        responder.sent();
    }
}
