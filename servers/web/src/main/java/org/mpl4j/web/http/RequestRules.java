package org.mpl4j.web.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What must hold of a request beyond its grammar, and what it asks of the connection. */
public final class RequestRules {
    private static final byte[] CLOSE = "close".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KEEP_ALIVE = "keep-alive".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CONTINUE = "100-continue".getBytes(StandardCharsets.US_ASCII);

    private RequestRules() {}

    /** {@return what is wrong with the field Host (RFC 9112 section 3.2), null if nothing is} */
    public static @Nullable Status host(RequestHead head) {
        int line = head.line(Field.HOST);
        if (line < 0) {
            return head.minorVersion() == 0 ? null : Status.BAD_REQUEST;
        }
        return HostName.isValid(head.bytes(), head.valueStart(line), head.valueEnd(line)) ? null : Status.BAD_REQUEST;
    }

    /** {@return what is wrong with the field Expect (RFC 9110 section 10.1.1), null if nothing is} */
    public static @Nullable Status expectation(RequestHead head) {
        int line = head.line(Field.EXPECT);
        return line < 0
                        || head.minorVersion() == 0
                        || Octets.isName(head.bytes(), head.valueStart(line), head.valueEnd(line), CONTINUE)
                ? null
                : Status.EXPECTATION_FAILED;
    }

    /** {@return whether the client waits for a word before it sends the content; HTTP/1.0 knows nothing of that} */
    public static boolean awaitsContinue(RequestHead head) {
        return head.has(Field.EXPECT) && head.minorVersion() == 1;
    }

    /** {@return whether the connection goes on behind this request (RFC 9112 section 9.3)} */
    public static boolean isPersistent(RequestHead head) {
        if (!head.has(Field.CONNECTION)) {
            return head.minorVersion() == 1;
        }
        return !hasOption(head, CLOSE) && (head.minorVersion() == 1 || hasOption(head, KEEP_ALIVE));
    }

    private static boolean hasOption(RequestHead head, byte[] option) {
        byte[] in = head.bytes();
        for (int line = 0; line < head.lineCount(); line++) {
            if (head.name(line) != Field.CONNECTION) {
                continue;
            }
            int to = head.valueEnd(line);
            for (int from = head.valueStart(line); from < to; ) {
                int end = Octets.find(in, from, to, ',');
                int first = Octets.skipBlanks(in, from, end);
                if (Octets.isName(in, first, Octets.trimEnd(in, first, end), option)) {
                    return true;
                }
                from = end + 1;
            }
        }
        return false;
    }
}
