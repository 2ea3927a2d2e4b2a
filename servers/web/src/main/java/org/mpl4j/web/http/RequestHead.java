package org.mpl4j.web.http;

/** The head of a request: where in the bytes that were read its parts are. It is filled by {@link HeadParser} again and again, and is right until those bytes change. */
public final class RequestHead {
    private static final int LINES = 128;
    private static final byte[] NOTHING = {};

    byte[] in = NOTHING;
    int start;
    int lineEnd;
    Method method = Method.OTHER;
    int targetStart;
    int targetEnd;
    int authorityStart;
    int authorityEnd;
    int pathStart;
    int pathEnd;
    int minorVersion;

    private int lineCount;
    private int seen;
    private final Field[] names = new Field[LINES];
    private final int[] starts = new int[LINES];
    private final int[] ends = new int[LINES];

    void clear(byte[] bytes, int from) {
        in = bytes;
        start = from;
        lineEnd = from;
        method = Method.OTHER;
        lineCount = 0;
        seen = 0;
        minorVersion = 1;
    }

    /** Adds a line; false if the field may come once only and was there. */
    boolean add(Field field, int from, int to) {
        int bit = field.bit();
        if (field.isSingle() && (seen & bit) != 0) {
            return false;
        }
        seen |= bit;
        if (lineCount < LINES) {
            names[lineCount] = field;
            starts[lineCount] = from;
            ends[lineCount] = to;
            lineCount++;
        }
        return true;
    }

    /** {@return the bytes that all positions are in} */
    public byte[] bytes() {
        return in;
    }

    /** {@return where the request line begins} */
    public int start() {
        return start;
    }

    /** {@return where the request line ends, without its CR LF; where it begins if it is not whole} */
    public int lineEnd() {
        return lineEnd;
    }

    /** {@return what the client wants} */
    public Method method() {
        return method;
    }

    /** {@return where the request target begins} */
    public int targetStart() {
        return targetStart;
    }

    /** {@return where the request target ends} */
    public int targetEnd() {
        return targetEnd;
    }

    /** {@return where the path begins; an empty path in an absolute target stands for {@code /}} */
    public int pathStart() {
        return pathStart;
    }

    /** {@return where the path ends, before the query} */
    public int pathEnd() {
        return pathEnd;
    }

    /** {@return whether the target is an asterisk, which stands for the server} */
    public boolean isForServer() {
        return targetEnd - targetStart == 1 && in[targetStart] == '*';
    }

    /** {@return 0 for HTTP/1.0, else 1} */
    public int minorVersion() {
        return minorVersion;
    }

    /** {@return whether a field is there} */
    public boolean has(Field field) {
        return (seen & field.bit()) != 0;
    }

    /** {@return how many lines there are of fields that are known} */
    public int lineCount() {
        return lineCount;
    }

    /** {@return which field a line is of} */
    public Field name(int line) {
        return names[line];
    }

    /** {@return where the value of a line begins} */
    public int valueStart(int line) {
        return starts[line];
    }

    /** {@return where the value of a line ends} */
    public int valueEnd(int line) {
        return ends[line];
    }

    /** {@return the first line of a field, -1 if there is none} */
    public int line(Field field) {
        if (!has(field)) {
            return -1;
        }
        for (int i = 0; i < lineCount; i++) {
            if (names[i] == field) {
                return i;
            }
        }
        return -1;
    }
}
