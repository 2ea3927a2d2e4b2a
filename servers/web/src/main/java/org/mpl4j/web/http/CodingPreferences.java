package org.mpl4j.web.http;

import java.nio.charset.StandardCharsets;

/** The field Accept-Encoding (RFC 9110 section 12.5.3): which content codings a client takes, and how gladly. Used again and again, for one thread. */
public final class CodingPreferences {
    private static final int UNSAID = -1;
    private static final int BEST = 1000;
    private static final byte[] BR = bytes("br");
    private static final byte[] GZIP = bytes("gzip");
    private static final byte[] X_GZIP = bytes("x-gzip");
    private static final byte[] IDENTITY = bytes("identity");
    private static final byte[] ANY = bytes("*");

    private int brotli;
    private int gzip;
    private int identity;
    private int others;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads what a request says. */
    public void read(RequestHead head) {
        brotli = UNSAID;
        gzip = UNSAID;
        identity = UNSAID;
        others = UNSAID;
        if (!head.has(Field.ACCEPT_ENCODING)) {
            return;
        }
        byte[] in = head.bytes();
        for (int line = 0; line < head.lineCount(); line++) {
            if (head.name(line) == Field.ACCEPT_ENCODING) {
                int to = head.valueEnd(line);
                for (int from = head.valueStart(line); from < to; ) {
                    int end = Octets.find(in, from, to, ',');
                    add(in, Octets.skipBlanks(in, from, end), end);
                    from = end + 1;
                }
            }
        }
    }

    private void add(byte[] in, int from, int to) {
        int semicolon = Octets.find(in, from, to, ';');
        int nameEnd = Octets.trimEnd(in, from, semicolon);
        int quality = semicolon == to ? BEST : quality(in, Octets.skipBlanks(in, semicolon + 1, to), to);
        if (Octets.isName(in, from, nameEnd, BR)) {
            brotli = quality;
        } else if (Octets.isName(in, from, nameEnd, GZIP) || Octets.isName(in, from, nameEnd, X_GZIP)) {
            gzip = quality;
        } else if (Octets.isName(in, from, nameEnd, IDENTITY)) {
            identity = quality;
        } else if (Octets.isName(in, from, nameEnd, ANY)) {
            others = quality;
        }
    }

    /** A weight in thousandths (RFC 9110 section 12.4.2); 0 for what is none, so that nothing is sent that may not be wanted. */
    private static int quality(byte[] in, int from, int to) {
        int end = Octets.trimEnd(in, from, to);
        if (end - from < 3 || (in[from] | 0x20) != 'q' || in[from + 1] != '=') {
            return 0;
        }
        int whole = in[from + 2] - '0';
        if (whole < 0 || whole > 1 || end > from + 3 && in[from + 3] != '.' || end > from + 7) {
            return 0;
        }
        int value = whole * BEST;
        int unit = BEST / 10;
        for (int i = from + 4; i < end; i++, unit /= 10) {
            if (!Octets.isDigit(in[i])) {
                return 0;
            }
            value += (in[i] - '0') * unit;
        }
        return Math.min(value, BEST);
    }

    /** {@return how gladly Brotli is taken, in thousandths; 0 for not at all} */
    public int brotli() {
        return said(brotli);
    }

    /** {@return how gladly gzip is taken, in thousandths; 0 for not at all} */
    public int gzip() {
        return said(gzip);
    }

    private int said(int quality) {
        return quality != UNSAID ? quality : Math.max(others, 0);
    }

    /** {@return how gladly the bytes as they are are taken, in thousandths; when nothing is said of them, any coding that is named is better} */
    public int identity() {
        return identity != UNSAID ? identity : 0;
    }
}
