package org.mpl4j.bench;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** The frames that the workloads read. */
final class Frames {
    /** Ethernet, IPv4 and TCP: the SYN of a connection to port 80 as Linux sends it, 74 bytes with 20 bytes of TCP options. */
    private static final String SYN = "020000000902020000000901" + "0800"
            + "4500003cb3bd4000400672ea0a0900010a090002"
            + "d57e00507dfdc57b00000000a002faf044a70000"
            + "020405b40402080a3835a2d3000000000103030a";

    private Frames() {}

    /** The SYN alone in a buffer of the given kind, from position 0 to its limit. */
    static ByteBuffer syn(BufferKind kind) {
        return kind.bufferOf(HexFormat.of().parseHex(SYN));
    }
}
