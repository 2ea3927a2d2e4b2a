package org.mpl4j.bench.frame;

import java.nio.charset.StandardCharsets;

/** What is in the frame of workload B. */
final class FrameContent {
    static final long DEST_MAC = 0x0200_0000_0902L;
    static final long SOURCE_MAC = 0x0200_0000_0901L;

    /** 192.0.2.1 and 192.0.2.2. */
    static final int SOURCE = 0xc000_0201;

    static final int DEST = 0xc000_0202;
    static final int SOURCE_PORT = 40_000;
    static final int DEST_PORT = 80;
    static final int ACKNOWLEDGMENT = 0x1234_5678;
    static final int WINDOW = 502;
    static final int TS_VALUE = 943_039_190;
    static final int TS_ECHO = 914_633_219;
    static final byte[] PAYLOAD = "GET /index.html HTTP/1.1\r\nHost: www.example.com\r\nUser-Agent: probe\r\n\r\n!!"
            .getBytes(StandardCharsets.US_ASCII);

    private FrameContent() {}
}
