package org.mpl4j.web.http;

import static org.mpl4j.web.http.Octets.CR;
import static org.mpl4j.web.http.Octets.LF;
import static org.mpl4j.web.http.Octets.SP;

import org.jspecify.annotations.Nullable;

/**
 * Reads the head of a request (RFC 9112 sections 2 to 5), as strictly as the grammar is: what two readers could understand in two ways is how requests are smuggled past one of
 * them, so a line ends with CR LF only, no line is folded, no name has blanks behind it. For one thread.
 */
public final class HeadParser {
    private static final byte[] VERSION = {'H', 'T', 'T', 'P', '/'};
    private static final byte[] HTTP = {'h', 't', 't', 'p'};
    private static final byte[] HTTPS = {'h', 't', 't', 'p', 's'};

    private final HeadLimits limits;
    private final RequestHead head = new RequestHead();
    private byte[] in = {};
    private int end;
    private boolean isCut;
    private int at;

    /** Within limits. */
    public HeadParser(HeadLimits limits) {
        this.limits = limits;
    }

    /** {@return what was read last} */
    public RequestHead head() {
        return head;
    }

    /**
     * Reads a head from its first byte.
     *
     * @param bytes what came
     * @param from where the request line begins
     * @param to where the bytes end
     * @return where the head ends, behind its empty line; 0 if more bytes are needed; else the code of an error, negative
     */
    public int parse(byte[] bytes, int from, int to) {
        in = bytes;
        at = from;
        isCut = to - from >= limits.headBytes();
        end = isCut ? from + limits.headBytes() : to;
        head.clear(bytes, from);
        Status problem = requestLine();
        if (problem != null) {
            return -problem.code();
        }
        if (head.lineEnd == head.start) {
            return isCut ? -Status.URI_TOO_LONG.code() : 0;
        }
        return fields();
    }

    /** Reads the request line; leaves the head's {@code lineEnd} as it is if it is not whole. */
    private @Nullable Status requestLine() {
        int methodEnd = at;
        while (methodEnd < end && Octets.isToken(in[methodEnd])) {
            methodEnd++;
        }
        if (methodEnd == end) {
            return null;
        }
        if (methodEnd == at || in[methodEnd] != SP) {
            return Status.BAD_REQUEST;
        }
        head.method = Method.of(in, at, methodEnd);
        int targetStart = methodEnd + 1;
        int limit = (int) Math.min(end, (long) targetStart + limits.targetBytes() + 1);
        int targetEnd = targetStart;
        while (targetEnd < limit && Octets.isTarget(in[targetEnd])) {
            targetEnd++;
        }
        if (targetEnd - targetStart > limits.targetBytes()) {
            return Status.URI_TOO_LONG;
        }
        if (targetEnd == end) {
            return null;
        }
        if (targetEnd == targetStart || in[targetEnd] != SP) {
            return Status.BAD_REQUEST;
        }
        head.targetStart = targetStart;
        head.targetEnd = targetEnd;
        return version(targetEnd + 1);
    }

    private @Nullable Status version(int from) {
        int have = Math.min(end - from, VERSION.length);
        for (int i = 0; i < have; i++) {
            if (in[from + i] != VERSION[i]) {
                return Status.BAD_REQUEST;
            }
        }
        int major = from + VERSION.length;
        for (int i = major; i < Math.min(end, major + 5); i++) {
            boolean isRight = switch (i - major) {
                case 0, 2 -> Octets.isDigit(in[i]);
                case 1 -> in[i] == '.';
                case 3 -> in[i] == CR;
                default -> in[i] == LF;
            };
            if (!isRight) {
                return Status.BAD_REQUEST;
            }
        }
        if (end < major + 5) {
            return null;
        }
        if (in[major] != '1') {
            return Status.VERSION_NOT_SUPPORTED;
        }
        head.minorVersion = in[major + 2] == '0' ? 0 : 1;
        head.lineEnd = major + 3;
        at = major + 5;
        return target();
    }

    /** The four forms of a request target (RFC 9112 section 3.2). */
    private @Nullable Status target() {
        int from = head.targetStart;
        int to = head.targetEnd;
        head.authorityStart = from;
        head.authorityEnd = from;
        if (head.method == Method.CONNECT) {
            head.pathStart = to;
            head.pathEnd = to;
            return HostName.isValid(in, from, to) ? null : Status.BAD_REQUEST;
        }
        if (in[from] == '/') {
            head.pathStart = from;
            head.pathEnd = Octets.find(in, from, to, '?');
            return null;
        }
        if (head.isForServer()) {
            head.pathStart = to;
            head.pathEnd = to;
            return head.method == Method.OPTIONS ? null : Status.BAD_REQUEST;
        }
        return absoluteTarget(from, to);
    }

    private @Nullable Status absoluteTarget(int from, int to) {
        int colon = Octets.find(in, from, to, ':');
        if (!Octets.isName(in, from, colon, HTTP) && !Octets.isName(in, from, colon, HTTPS)
                || to - colon <= 3
                || in[colon + 1] != '/'
                || in[colon + 2] != '/') {
            return Status.BAD_REQUEST;
        }
        int authority = colon + 3;
        int path = authority;
        while (path < to && in[path] != '/' && in[path] != '?') {
            path++;
        }
        // RFC 9110 section 4.2.1: a sender must not make a reference with an empty host.
        if (path == authority || !HostName.isValid(in, authority, path)) {
            return Status.BAD_REQUEST;
        }
        head.authorityStart = authority;
        head.authorityEnd = path;
        head.pathStart = path;
        head.pathEnd = Octets.find(in, path, to, '?');
        return null;
    }

    private int fields() {
        for (int count = 0; ; count++) {
            if (end - at >= 2 && in[at] == CR && in[at + 1] == LF) {
                return at + 2;
            }
            if (at < end && in[at] != CR && count == limits.fields()) {
                return -Status.HEAD_TOO_LARGE.code();
            }
            int next = field();
            if (next <= 0) {
                return next == 0 && isCut ? -Status.HEAD_TOO_LARGE.code() : next;
            }
            at = next;
        }
    }

    /** Reads the line at {@code at}: where the next begins, 0 if it is not whole, or the code of an error, negative. */
    private int field() {
        int nameEnd = at;
        while (nameEnd < end && Octets.isToken(in[nameEnd])) {
            nameEnd++;
        }
        if (nameEnd == end) {
            return 0;
        }
        if (nameEnd == at && in[at] == CR) {
            return end - at < 2 ? 0 : -Status.BAD_REQUEST.code();
        }
        if (nameEnd == at || in[nameEnd] != ':') {
            return -Status.BAD_REQUEST.code();
        }
        int valueEnd = nameEnd + 1;
        while (valueEnd < end && Octets.isValue(in[valueEnd])) {
            valueEnd++;
        }
        if (valueEnd == end) {
            return 0;
        }
        if (in[valueEnd] != CR) {
            return -Status.BAD_REQUEST.code();
        }
        if (valueEnd + 1 == end) {
            return 0;
        }
        return in[valueEnd + 1] == LF && keep(nameEnd, valueEnd) ? valueEnd + 2 : -Status.BAD_REQUEST.code();
    }

    private boolean keep(int nameEnd, int lineEnd) {
        Field field = Field.of(in, at, nameEnd);
        if (field == null) {
            return true;
        }
        int from = Octets.skipBlanks(in, nameEnd + 1, lineEnd);
        return head.add(field, from, Octets.trimEnd(in, from, lineEnd));
    }
}
