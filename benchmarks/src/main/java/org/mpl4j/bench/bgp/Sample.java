package org.mpl4j.bench.bgp;

import java.util.HexFormat;

/** An UPDATE with six attributes, two prefixes that are withdrawn, and eight that are announced; AS numbers have four bytes. */
final class Sample {
    private static final String HEX =
            "ffffffffffffffffffffffffffffffff007802000816c6336018cb0071003d4001010040021202040000fbf50003000a"
                    + "00000d1c00003b41400304c000020180040400000064400504000000c8c0080cfbf50001fbf50002ffffff0118c63364"
                    + "19cb00718010ac10080a1664400420c00002070013646020";

    private Sample() {}

    static byte[] bytes() {
        return HexFormat.of().parseHex(HEX);
    }
}
