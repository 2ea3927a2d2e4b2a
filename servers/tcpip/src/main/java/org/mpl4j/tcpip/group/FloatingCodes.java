package org.mpl4j.tcpip.group;

/** Numbers that are themselves if they are small, and otherwise have an exponent of three bits and a mantissa with a hidden first bit. */
final class FloatingCodes {
    private FloatingCodes() {}

    /** One of a byte (RFC 3376 section 4.1.1), which has four bits of mantissa. */
    static int ofByte(int code) {
        return of(code, 4);
    }

    /** One of two bytes (RFC 3810 section 5.1.3), which has twelve bits of mantissa. */
    static int ofShort(int code) {
        return of(code, 12);
    }

    private static int of(int code, int mantissaBits) {
        int first = 1 << (mantissaBits + 3);
        if (code < first) {
            return code;
        }
        int mantissa = code & (1 << mantissaBits) - 1 | 1 << mantissaBits;
        return mantissa << ((code >> mantissaBits & 7) + 3);
    }
}
