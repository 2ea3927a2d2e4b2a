package org.mpl4j.web.http;

import java.nio.charset.StandardCharsets;

/** How long the content of a request is (RFC 9112 section 6), which decides where the next request begins: whatever is ambiguous is refused. */
public final class ContentFraming {
    /** What {@link #of} returns for chunks. */
    public static final long CHUNKED = -1;

    private static final byte[] CHUNKED_NAME = "chunked".getBytes(StandardCharsets.US_ASCII);
    private static final long REFUSED = -2;

    private ContentFraming() {}

    /**
     * Says how long the content is.
     *
     * @param head the request
     * @return how many bytes, {@link #CHUNKED}, or less than that for an error: see {@link #problem}
     */
    public static long of(RequestHead head) {
        boolean hasLength = head.has(Field.CONTENT_LENGTH);
        if (head.has(Field.TRANSFER_ENCODING)) {
            // RFC 9112 section 6.1: both at once is how requests are smuggled, and HTTP/1.0 has no transfer codings.
            return hasLength || head.minorVersion() == 0 ? refused(Status.BAD_REQUEST) : transferCoding(head);
        }
        if (!hasLength) {
            return 0;
        }
        int line = head.line(Field.CONTENT_LENGTH);
        long length = Octets.number(head.bytes(), head.valueStart(line), head.valueEnd(line));
        return length < 0 ? refused(Status.BAD_REQUEST) : length;
    }

    private static long transferCoding(RequestHead head) {
        byte[] in = head.bytes();
        int others = 0;
        int chunked = 0;
        boolean isLast = false;
        for (int line = 0; line < head.lineCount(); line++) {
            if (head.name(line) != Field.TRANSFER_ENCODING) {
                continue;
            }
            int to = head.valueEnd(line);
            for (int from = head.valueStart(line); from < to; ) {
                int end = Octets.find(in, from, to, ',');
                int first = Octets.skipBlanks(in, from, end);
                int last = Octets.trimEnd(in, first, end);
                if (first < last) {
                    isLast = Octets.isName(in, first, last, CHUNKED_NAME);
                    chunked += isLast ? 1 : 0;
                    others += isLast ? 0 : 1;
                }
                from = end + 1;
            }
        }
        if (!isLast || chunked > 1) {
            // RFC 9112 section 6.3: the length cannot be known.
            return refused(Status.BAD_REQUEST);
        }
        return others == 0 ? CHUNKED : refused(Status.NOT_IMPLEMENTED);
    }

    private static long refused(Status status) {
        return REFUSED - status.code();
    }

    /** {@return the code of the error that {@link #of} has returned, 0 if it is none} */
    public static int problem(long framing) {
        return framing < REFUSED ? (int) (REFUSED - framing) : 0;
    }
}
