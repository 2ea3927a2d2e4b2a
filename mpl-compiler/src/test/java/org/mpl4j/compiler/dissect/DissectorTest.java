package org.mpl4j.compiler.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DissectorTest {
    private static final String ETHERNET = "020000000902 020000000901 ";

    /** Has one payload of each kind, and everything that tables can say. */
    private static final Memory OWN = new Memory().with("own/own.mpl", """
                    packet outer { kind: byte variant { |1 -> One |2 -> Two |9 -> Nine }; more: bit[1]; rest: bit[7]; length: byte; body: byte[length]; }
                    packet inner(int k, bool b, bytes x) { size: byte value(sizeof(text)); text: byte[size]; }
                    packet message { size: byte value(sizeof(text)); text: byte[size]; }
                    packet any { text: byte[remaining()]; }
                    packet fixed { a: uint32; }
                    """).with("own/own.layers", """
                    # every form
                    link 147 -> outer
                    link 148 -> outer when frame.data[0] == 1
                    link 148 -> any when frame.length > 3 && frame.data[1] & 0x0f == 2
                    outer.body by kind:
                      One -> inner(kind, more, kind..length), Two -> stream message,
                      3..7 -> any when more, 5 -> fixed
                    outer.body when rest == 127 -> any
                    outer.body by kind: 8 -> outer
                    part outer.body when more
                    """);

    private static final DissectionLibrary LIBRARY = OWN.load();

    private static String layers(String hex) {
        return Memory.layers(Memory.dissect(LIBRARY, 147, hex));
    }

    @Test
    void choosesByTagRangeAndCondition() {
        assertThat(layers("01 00 03 02 aabb")).isEqualTo("outer@0:3 inner@3:3");
        assertThat(layers("05 00 04 00000001")).isEqualTo("outer@0:3 fixed@3:4");
        assertThat(layers("04 80 01 aa")).isEqualTo("outer@0:3 any@3:1");
        assertThat(layers("04 00 01 aa")).isEqualTo("outer@0:4");
        assertThat(layers("ff 7f 01 aa")).isEqualTo("outer@0:3 any@3:1");
        assertThat(layers("ff 00 01 aa")).isEqualTo("outer@0:4");
        assertThat(layers("05 00 00")).isEqualTo("outer@0:3");
    }

    @Test
    void givesArguments() {
        Dissection dissection = Memory.dissect(LIBRARY, 147, "01 80 03 02 aabb");
        var arguments = dissection.layer(1).arguments();
        assertThat(arguments.number(0)).isEqualTo(1);
        assertThat(arguments.number(1)).isEqualTo(1);
        assertThat(arguments.content(2).hex()).isEqualTo("018003");
    }

    @Test
    void readsAFrameThatDependsOnItsBytes() {
        assertThat(Memory.layers(Memory.dissect(LIBRARY, 148, "01 00 00"))).isEqualTo("outer@0:3");
        assertThat(Memory.layers(Memory.dissect(LIBRARY, 148, "02 f2 00 00"))).isEqualTo("any@0:4");
        Dissection none = Memory.dissect(LIBRARY, 148, "02 f2 00");
        assertThat(none.layers()).isEmpty();
        assertThat(none.fault())
                .isEqualTo(new Fault("frame", "", 0, "no table says what this frame of link type 148 starts with"));
        assertThat(Memory.json(Memory.dissect(LIBRARY, 4711, "00")))
                .isEqualTo(
                        "{\"frame\":1,\"time\":\"1970-01-01T00:00:00.000000Z\",\"length\":1,\"layers\":[],\"error\":{\"packet\":\"frame\",\"field\":\"\",\"offset\":0,"
                                + "\"message\":\"no table says what frames of link type 4711 start with: a line `link 4711 -> packet` would\"}}");
    }

    @Test
    void splitsStreamsAndKeepsWhatIsIncomplete() {
        assertThat(layers("02 00 06 01 aa 03 bbccdd")).isEqualTo("outer@0:3 message@3:2 message@5:4");
        assertThat(layers("02 00 05 01 aa 03 bbcc")).isEqualTo("outer@0:3 message@3:2+3");
        assertThat(layers("02 00 02 03 bb")).isEqualTo("outer@0:5");
        assertThat(Memory.dissect(LIBRARY, 147, "02 00 02 03 bb").fault()).isNull();
    }

    @Test
    void keepsTheLayersBeforeAnErrorAndWhatWasReadOfTheNext() {
        Dissection dissection = Memory.dissect(LIBRARY, 147, "01 00 02 05 aa");
        assertThat(Memory.layers(dissection)).isEqualTo("outer@0:3 inner@3:1+1");
        assertThat(dissection.fault())
                .isEqualTo(new Fault("inner", "text", 4, "expected 5 bytes, got 1 byte left in the input"));
    }

    @Test
    void takesNoErrorFromAPart() {
        Dissection dissection = Memory.dissect(LIBRARY, 147, "01 80 02 05 aa");
        assertThat(Memory.layers(dissection)).isEqualTo("outer@0:3 inner@3:1+1");
        assertThat(dissection.fault()).isNull();
    }

    @Test
    void goesOnInAFrameThatWasCut() {
        Dissection dissection = Memory.dissect(LIBRARY, 147, "08 00 30 01 00 03 02 aabb", 51);
        assertThat(Memory.layers(dissection)).isEqualTo("outer@0:3 outer@3:3 inner@6:3");
        assertThat(dissection.fault())
                .isEqualTo(new Fault("outer", "body", 3, "expected 48 bytes, got 6 bytes left in the input"));
        assertThat(Memory.json(dissection)).contains("\"length\":51,\"captured\":9,");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            9   | ff03 0021                       | ppp_hdlc@0:2 ppp@2:2 ipv4@4:20
            9   | 0021                            | ppp@0:2 ipv4@2:20
            9   | 21                              | ppp_short@0:1 ipv4@1:20
            50  | 0f00 0800                       | cisco_hdlc@0:4 ipv4@4:20
            50  | ff03 21                         | ppp_hdlc@0:2 ppp_short@2:1 ipv4@3:20
            51  | 1100 0005 0016 0021             | pppoe_session@0:6 ppp@6:2 ipv4@8:20
            104 | 8f00 8847 00010140              | cisco_hdlc@0:4 mpls@4:4 ipv4@8:20
            1   | 020000000902 020000000901 8847 00010040 00011140 | ethernet@0:14 mpls@14:4 mpls@18:4 ipv4@22:20
            1   | 020000000902 020000000901 8864 1100 0005 0015 21 | ethernet@0:14 pppoe_session@14:6 ppp_short@20:1 ipv4@21:20
            113 | 0000 0001 0006 0200000000010000 8100 2005 0800 | sll@0:16 vlan@16:4 ipv4@20:20
            117 | 3d020000 00000000000000000000000000000000 00000000000000000000000000000000 00000000 00000000 00000000 00000000 00000000 00000000 01 000000 | pflog@0:64 ipv4@64:20
            """)
    void findsIpBehindLinksOfAllKinds(int linkType, String hex, String layers) {
        String ip = "45000014 00010000 40000000 0a090001 0a090002";
        assertThat(Memory.layers(Memory.dissect(DissectedFrames.load(DissectedFrames.LIBRARY), linkType, hex + ip)))
                .isEqualTo(layers);
    }

    @Test
    void goesOnBehindALengthThatLies() {
        String frame = ETHERNET + "0800 45000500 00010000 40110000 0a090001 0a090002 1000 1001 0500 0000 aa";
        Dissection dissection = Memory.dissect(DissectedFrames.load(DissectedFrames.LIBRARY), 1, frame);
        assertThat(Memory.layers(dissection)).isEqualTo("ethernet@0:14 ipv4@14:20 udp@34:8+1");
        assertThat(dissection.fault())
                .isEqualTo(new Fault("ipv4", "payload", 34, "expected 1260 bytes, got 9 bytes left in the input"));
    }

    @Test
    void goesOnInANestedPacketWhoseLengthLies() {
        String ip6 = "60000000 0100 11 40 fd000009000000000000000000000001 fd000009000000000000000000000002";
        Dissection dissection = Memory.dissect(
                DissectedFrames.load(DissectedFrames.LIBRARY), 1, ETHERNET + "86dd" + ip6 + "1000 1001 0500 0000 aa");
        assertThat(Memory.layers(dissection)).isEqualTo("ethernet@0:14 ipv6@14:40 udp@54:8+1");
        assertThat(dissection.faults())
                .containsExactly(new Fault("ipv6", "body", 54, "expected 256 bytes, got 9 bytes left in the input"));
    }

    @Test
    void goesOnBehindOptionsThatAreWrong() {
        String ip = "46000038 00010000 40060000 0a090001 0a090002 44030505";
        String tcp = "1000 1001 00000001 00000000 80 10 ffff 0000 0000 0101 0500 01010101 01010101";
        Dissection dissection =
                Memory.dissect(DissectedFrames.load(DissectedFrames.LIBRARY), 1, ETHERNET + "0800" + ip + tcp);
        assertThat(Memory.layers(dissection)).isEqualTo("ethernet@0:14 ipv4@14:24 tcp@38:32");
        assertThat(dissection.faults().stream().map(Fault::packet)).containsExactly("ipv4", "tcp");
        assertThat(Memory.json(dissection))
                .contains("\"error\":{\"packet\":\"ipv4\"", "\"more_errors\":[{\"packet\":\"tcp\"");
    }

    @Test
    void followsPayloadsInElements() {
        String ip6 = "60000000 0058 3a ff fe800000000000000000000000000001 fe800000000000000000000000000002";
        String redirect = "89000000 00000000 fe800000000000000000000000000003 fd000009000000000000000000000002";
        String inner = "60000000 0000 3b 40 fd000009000000000000000000000001 fd000009000000000000000000000002";
        Dissection dissection = Memory.dissect(
                DissectedFrames.load(DissectedFrames.LIBRARY),
                1,
                ETHERNET + "86dd" + ip6 + redirect + "0406000000000000" + inner);
        assertThat(Memory.layers(dissection)).isEqualTo("ethernet@0:14 ipv6@14:40 icmpv6@54:48 ipv6@102:40");
    }

    @Test
    void goesOnToTheEndWhereThereIsNoLength() {
        String udp = "1000 1001 0009 0000 aa";
        String frame = ETHERNET + "0800 45000000 00010000 40110000 0a090001 0a090002" + udp;
        Dissection dissection = Memory.dissect(DissectedFrames.load(DissectedFrames.LIBRARY), 1, frame);
        assertThat(Memory.layers(dissection)).isEqualTo("ethernet@0:14 ipv4@14:20 udp@34:9");
        assertThat(dissection.faults()).isEmpty();
        Dissection tooShort =
                Memory.dissect(DissectedFrames.load(DissectedFrames.LIBRARY), 1, frame.replace("0009", "000a"));
        assertThat(tooShort.faults().stream().map(Fault::packet)).containsExactly("udp");
    }

    @Test
    void showsNothingBehindAnotherVersionOfIp() {
        String frame = ETHERNET + "0800 5500001d 00010000 40110000 0a090001 0a090002 1000 1001 0009 0000 aa";
        assertThat(Memory.layers(Memory.dissect(DissectedFrames.load(DissectedFrames.LIBRARY), 1, frame)))
                .isEqualTo("ethernet@0:14 ipv4@14:29");
    }

    @Test
    void endsWherePacketsNestWithoutEnd() {
        StringBuilder hex = new StringBuilder();
        for (int length = 240; length > 0; length -= 3) {
            hex.append("0800%02x".formatted(length - 3));
        }
        assertThat(Memory.dissect(LIBRARY, 147, hex.toString()).layers()).hasSize(64);
    }

    @Test
    void showsPaddingBehindThePacketThatEnded() {
        String ip = "45000014 00010000 40000000 0a090001 0a090002";
        Dissection dissection =
                Memory.dissect(DissectedFrames.load(DissectedFrames.LIBRARY), 1, ETHERNET + "0800" + ip + "000000");
        assertThat(Memory.layers(dissection)).isEqualTo("ethernet@0:14 ipv4@14:20+3");
        assertThat(Memory.json(dissection))
                .contains("\"trailing\":\"000000\"")
                .contains("\"violations\":[{\"kind\":\"checksum\",\"field\":\"header_checksum\",\"offset\":24,")
                .contains("\"payload\":\"\"");
    }

    @Test
    void findsPayloadsInNestedPacketsAndGivesArgumentsFromAround() {
        String tcp = "0035 1000 00000001 00000000 50 10 ffff 0000 0000";
        String ip6 = "60000000 001c 00 40 fd000009000000000000000000000001 fd000009000000000000000000000002";
        String hopByHop = "06 00 010400000000";
        Dissection dissection = Memory.dissect(
                DissectedFrames.load(DissectedFrames.LIBRARY), 1, ETHERNET + "8100 0005 86dd" + ip6 + hopByHop + tcp);
        assertThat(Memory.layers(dissection)).isEqualTo("ethernet@0:18 ipv6@18:48 tcp@66:20");
        assertThat(dissection.layer(2).arguments().content(0).hex())
                .isEqualTo("fd000009000000000000000000000001fd000009000000000000000000000002");
    }

    @Test
    void followsJumbograms() {
        String ip6 = "60000000 0000 00 40 fd000009000000000000000000000001 fd000009000000000000000000000002";
        String tcp = "0035 1000 00000001 00000000 50 10 ffff 0000 0000" + "00".repeat(70_000);
        Dissection dissection =
                Memory.dissect(DissectedFrames.load(DissectedFrames.LIBRARY), 229, ip6 + "06 00 c204 0001118c" + tcp);
        assertThat(dissection.faults()).isEmpty();
        assertThat(Memory.layers(dissection)).isEqualTo("ipv6@0:40 ipv6_body@40:8 tcp@48:70020");
        assertThat(dissection.layer(2).arguments().content(0).hex())
                .isEqualTo("fd000009000000000000000000000001fd000009000000000000000000000002");
        assertThat(Memory.json(dissection)).contains("\"payload_length\":70028").doesNotContain("trailing");
    }

    @Test
    void saysWhatIsWrongBehindTheHeaderOfAJumbogram() {
        String ip6 = "60000000 0000 00 40 fd000009000000000000000000000001 fd000009000000000000000000000002";
        Dissection dissection = Memory.dissect(DissectedFrames.load(DissectedFrames.LIBRARY), 229, ip6 + "06 01 c204");
        assertThat(Memory.layers(dissection)).startsWith("ipv6@0:40 ipv6_body@40");
        assertThat(dissection.faults()).hasSize(1);
        assertThat(dissection.faults().get(0).packet()).isEqualTo("ipv6_body");
    }
}
