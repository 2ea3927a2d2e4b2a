package org.mpl4j.examples.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.mpl4j.runtime.ParseException;

class ReadDnsAnswersTest {
    private static final String HEADER = "1234 8180 0001 0003 0000 0000";
    private static final String QUESTION = "03777777 07 6578616d706c65 03636f6d 00 0001 0001";

    private static ByteBuffer message(String... parts) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(String.join("", parts).replace(" ", "")));
    }

    @Test
    void saysWhatTheRecordsAre() throws Exception {
        ByteBuffer message = message(
                HEADER,
                QUESTION,
                "c00c 0005 0001 0000003c 0006 03776562 c010",
                "c02d 0001 0001 00000e10 0004 c0000201",
                "c010 000f 0001 00000e10 0004 000a c02d");
        assertThat(ReadDnsAnswers.read(message))
                .containsExactly(
                        "www.example.com 60 s CNAME web.example.com",
                        "web.example.com 3600 s A 192.0.2.1",
                        "example.com 3600 s MX 10 web.example.com");
        assertThat(message.position()).isZero();
    }

    @Test
    void refusesAPointerThatPointsForward() {
        assertThatThrownBy(() -> ReadDnsAnswers.read(message(
                        HEADER,
                        QUESTION,
                        "c040 0001 0001 00000e10 0004 c0000201",
                        "c040 0001 0001 00000e10 0004 c0000201")))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("answers[0].rr.name");
    }
}
