package org.mpl4j.bench.ipv6;

import java.util.HexFormat;

/** An IPv6 packet with hop-by-hop options, a segment routing header, destination options and a fragment header, and UDP behind them. */
final class Sample {
    private static final String HEX =
            "600123450054004020010db800000000000000000000000120010db80000000000000000000000022b00050200000100"
                    + "3c0404010100000720010db800000000000000000000000320010db80000000000000000000000022c00010400000000"
                    + "11000000cafe00019c4000350014000068656c6c6f2c20776f726c64";

    private Sample() {}

    static byte[] bytes() {
        return HexFormat.of().parseHex(HEX);
    }
}
