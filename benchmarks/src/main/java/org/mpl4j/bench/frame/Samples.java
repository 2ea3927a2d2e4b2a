package org.mpl4j.bench.frame;

import java.util.HexFormat;

/** The frame that is read. */
final class Samples {
    /** Ethernet, IPv4 and TCP: the SYN of a connection to port 80 as Linux sends it, 74 bytes with 20 bytes of TCP options. */
    private static final String SYN = "020000000902020000000901" + "0800"
            + "4500003cb3bd4000400672ea0a0900010a090002"
            + "d57e00507dfdc57b00000000a002faf044a70000"
            + "020405b40402080a3835a2d3000000000103030a";

    private Samples() {}

    static byte[] syn() {
        return HexFormat.of().parseHex(SYN);
    }

    /** The packet in it, without the Ethernet header. */
    static byte[] synPacket() {
        return HexFormat.of().parseHex(SYN.substring(28));
    }
}
