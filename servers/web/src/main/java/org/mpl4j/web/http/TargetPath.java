package org.mpl4j.web.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The path of a request target, decoded once and without dot segments (RFC 3986 sections 2.1 and 5.2.4): names that lead down from the root, and nothing else.
 *
 * @param names of folders, and at the end of a file or a folder; none for the root
 * @param isFolder whether a slash is at the end
 */
public record TargetPath(List<String> names, boolean isFolder) {
    private static final int HEX_BITS = 4;
    private static final String HEX = "0123456789ABCDEF";
    private static final String UNESCAPED = "-._~!$&'()*+,;=:@";

    public TargetPath {
        names = List.copyOf(names);
    }

    /**
     * A path, or why there is none.
     *
     * @param path null if there is none
     * @param problem {@link Status#OK} if there is one
     */
    public record Result(@Nullable TargetPath path, Status problem) {}

    /** Decodes the path of a request. */
    public static Result of(RequestHead head) {
        return of(head.bytes(), head.pathStart(), head.pathEnd());
    }

    /** Decodes bytes. */
    public static Result of(byte[] in, int from, int to) {
        byte[] decoded = new byte[to - from];
        List<String> names = new ArrayList<>();
        boolean isFolder = true;
        for (int at = from; at < to; ) {
            int slash = Octets.find(in, at, to, '/');
            int length = unescape(in, at, slash, decoded);
            if (length < 0) {
                return failed(Status.BAD_REQUEST);
            }
            String name = text(decoded, length);
            if (name == null) {
                // No file has such a name.
                return failed(Status.NOT_FOUND);
            }
            isFolder = name.isEmpty() || name.equals(".") || name.equals("..") || slash < to;
            if (name.equals("..")) {
                if (names.isEmpty()) {
                    return failed(Status.BAD_REQUEST);
                }
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
            at = slash + 1;
        }
        return new Result(new TargetPath(names, isFolder), Status.OK);
    }

    private static Result failed(Status problem) {
        return new Result(null, problem);
    }

    /** Decodes escapes; the length, -1 for an escape that is none or stands for NUL. */
    private static int unescape(byte[] in, int from, int to, byte[] out) {
        int length = 0;
        for (int at = from; at < to; at++) {
            byte c = in[at];
            if (c == '%') {
                int high = at + 2 < to ? Octets.hex(in[at + 1]) : -1;
                int low = at + 2 < to ? Octets.hex(in[at + 2]) : -1;
                if (high < 0 || low < 0 || high == 0 && low == 0) {
                    return -1;
                }
                c = (byte) (high << HEX_BITS | low);
                at += 2;
            }
            out[length++] = c;
        }
        return length;
    }

    /** The name as text; null if it is no UTF-8, or has a slash that was escaped. */
    private static @Nullable String text(byte[] name, int length) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(name, 0, length))
                    .toString();
            return text.indexOf('/') < 0 ? text : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** {@return the names with slashes between them, for a key} */
    public String key() {
        return String.join("/", names);
    }

    /** {@return the same path with a slash at its end} */
    public TargetPath asFolder() {
        return new TargetPath(names, true);
    }

    /** {@return it as a path that begins with one slash, escaped: it cannot be taken for the name of a host} */
    public String escaped() {
        StringBuilder out = new StringBuilder();
        for (String name : names) {
            out.append('/').append(escaped(name));
        }
        if (isFolder || out.isEmpty()) {
            out.append('/');
        }
        return out.toString();
    }

    /** {@return a name with all bytes escaped that may not be in a path} */
    public static String escaped(String name) {
        StringBuilder out = new StringBuilder(name.length());
        for (byte c : name.getBytes(StandardCharsets.UTF_8)) {
            if (c > 0 && (Character.isLetterOrDigit(c) || UNESCAPED.indexOf(c) >= 0)) {
                out.append((char) c);
            } else {
                out.append('%').append(HEX.charAt(c >> HEX_BITS & 0xf)).append(HEX.charAt(c & 0xf));
            }
        }
        return out.toString();
    }
}
