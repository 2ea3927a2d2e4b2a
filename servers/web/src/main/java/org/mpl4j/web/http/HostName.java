package org.mpl4j.web.http;

/** The authority of a URI as it comes with requests: a host and perhaps a port, nothing of users (RFC 9110 sections 4.2.4 and 7.2, RFC 3986 section 3.2). */
final class HostName {
    private static final int LONGEST_PORT = 5;

    private HostName() {}

    /** Whether bytes are one; an empty one is, as a client sends it that knows no authority. */
    static boolean isValid(byte[] in, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Octets.isHost(in[i])) {
                return false;
            }
        }
        int hostEnd = to;
        if (from < to && in[from] == '[') {
            int bracket = Octets.find(in, from, to, ']');
            if (bracket == to || !isAddress(in, from + 1, bracket)) {
                return false;
            }
            hostEnd = bracket + 1;
        } else {
            hostEnd = Octets.find(in, from, to, ':');
            for (int i = from; i < hostEnd; i++) {
                if (in[i] == '[' || in[i] == ']' || in[i] == '%' && !isEscape(in, i, hostEnd)) {
                    return false;
                }
            }
        }
        return hostEnd == to || in[hostEnd] == ':' && isPort(in, hostEnd + 1, to);
    }

    private static boolean isEscape(byte[] in, int at, int to) {
        return at + 2 < to && Octets.hex(in[at + 1]) >= 0 && Octets.hex(in[at + 2]) >= 0;
    }

    private static boolean isAddress(byte[] in, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Octets.hex(in[i]) < 0 && in[i] != ':' && in[i] != '.') {
                return false;
            }
        }
        return from < to;
    }

    private static boolean isPort(byte[] in, int from, int to) {
        return from == to || to - from <= LONGEST_PORT && Octets.number(in, from, to) >= 0;
    }
}
