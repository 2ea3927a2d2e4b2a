package org.mpl4j.web.connection;

import java.util.Arrays;
import org.mpl4j.web.http.Method;
import org.mpl4j.web.http.Status;

/** What responses say that have nothing else to say. */
@SuppressWarnings("EnumOrdinal")
final class ErrorPages {
    private static final byte[][] TEXTS =
            Arrays.stream(Status.values()).map(ErrorPages::makeText).toArray(byte[][]::new);
    private static final byte[][] FIELDS =
            Arrays.stream(Status.values()).map(ErrorPages::makeFields).toArray(byte[][]::new);

    private ErrorPages() {}

    private static byte[] makeText(Status status) {
        return Workspace.bytes(status.code() + " " + status.reason() + "\n");
    }

    private static byte[] makeFields(Status status) {
        String allow = status == Status.METHOD_NOT_ALLOWED ? "Allow: " + Method.ALLOWED + "\r\n" : "";
        return Workspace.bytes("Content-Type: text/plain; charset=utf-8\r\nContent-Length: " + text(status).length
                + "\r\n" + allow + "\r\n");
    }

    /** The fields with the empty line. */
    static byte[] fields(Status status) {
        return FIELDS[status.ordinal()];
    }

    static byte[] text(Status status) {
        return TEXTS[status.ordinal()];
    }
}
