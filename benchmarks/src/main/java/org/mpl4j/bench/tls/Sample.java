package org.mpl4j.bench.tls;

import java.util.HexFormat;

/** The record with the ClientHello of OpenSSL 3.0 for version 1.3: four cipher suites, eleven extensions. */
final class Sample {
    private static final String HEX =
            "1603010102010000fe0303b10e01709a61b858b5e049c2ffb48cd7a833b00cfc91fcb3c57813e1b93db4f320ea624e25"
                    + "e78966d183a02da1f8ff27d147f5301c46ad1ef59ec23f3068364553000813021303130100ff010000ad00000010000e"
                    + "00000b6d706c2e6578616d706c65000b000403000102000a00160014001d0017001e0019001801000101010201030104"
                    + "002300000010000e000c02683208687474702f312e310016000000170000000d001e001c040305030603080708080809"
                    + "080a080b080408050806040105010601002b0003020304002d00020101003300260024001d00209185e5b785a2beb5da"
                    + "26c7622e8f17ed82234f393f8804aba346cc19862fa77e";

    private Sample() {}

    static byte[] bytes() {
        return HexFormat.of().parseHex(HEX);
    }
}
