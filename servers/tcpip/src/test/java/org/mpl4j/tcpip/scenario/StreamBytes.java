package org.mpl4j.tcpip.scenario;

import org.mpl4j.runtime.Bytes;

/** What is in streams and datagrams: bytes that tell where they belong, so that one that is in the wrong place is noticed. */
final class StreamBytes {
    private StreamBytes() {}

    static byte at(long index) {
        return (byte) (index * 31 + (index >>> 8) * 7 + (index >>> 16) + 1);
    }

    /** The bytes from a place on. */
    static Bytes bytes(long from, int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = at(from + i);
        }
        return Bytes.wrap(bytes);
    }
}
