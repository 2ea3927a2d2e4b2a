package org.mpl4j.web.http;

/** What a client wants (RFC 9110 section 9, RFC 5789). */
public enum Method {
    GET,
    HEAD,
    OPTIONS,
    POST,
    PUT,
    DELETE,
    PATCH,
    CONNECT,
    TRACE,
    /** One that is not known here. */
    OTHER;

    /** What a client may do with files, as the field Allow has it. */
    public static final String ALLOWED = "GET, HEAD, OPTIONS";

    private static final Method[] ALL = values();

    /** {@return whether a server of files does it} */
    public boolean isAllowed() {
        return this == GET || this == HEAD || this == OPTIONS;
    }

    /** The method that some bytes name; names are case-sensitive. */
    static Method of(byte[] in, int from, int to) {
        for (Method method : ALL) {
            String name = method.name();
            if (method != OTHER && name.length() == to - from && isAt(name, in, from)) {
                return method;
            }
        }
        return OTHER;
    }

    private static boolean isAt(String name, byte[] in, int from) {
        for (int i = 0; i < name.length(); i++) {
            if (in[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
