package org.mpl4j.compiler.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.layout.PacketLayout;
import org.mpl4j.compiler.layout.PlacedBlock;

class BitDiagramTest {
    @Test
    void drawsHeadersWithFlagsWhoseNamesStandUpright() {
        assertDrawn(TestSpec.compile(TestSpec.BUNDLED, "tcp/tcp.mpl"), "tcp", """
                 0                   1                   2                   3
                 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |          source_port          |           dest_port           |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |                           sequence                            |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |                        acknowledgment                         |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                | data_ |reser|a|c|e|u|a|p|r|s|f|                               |
                |offset | ved |e|w|c|r|c|s|s|y|i|            window             |
                |       |     | |r|e|g|k|h|t|n|n|                               |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |           checksum            |        urgent_pointer         |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                ~             options: array[data_offset * 4 - 20]              ~
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                ~                  payload: byte[remaining()]                   ~
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                """);
    }

    @Test
    void drawsWhatIsOfVariableSizeAsARow() {
        assertDrawn(TestSpec.compile(TestSpec.BUNDLED, "ip/ipv4.mpl"), "ipv4", """
                 0                   1                   2                   3
                 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |version|  ihl  |   dscp    |ecn|         total_length          |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |        identification         |r|d|m|     fragment_offset     |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |      ttl      |   protocol    |        header_checksum        |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |                              src                              |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |                             dest                              |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                ~                 options: array[ihl * 4 - 20]                  ~
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                ~         payload: byte[total_length - offset(options)]         ~
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                r = reserved, d = dont_fragment, m = more_fragments
                """);
    }

    @Test
    void drawsArrays() {
        assertDrawn(TestSpec.compile(TestSpec.BUNDLED, "dns/dns.mpl"), "dns", """
                 0                   1                   2                   3
                 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |              id               |r|opcode |a|t|r|r|z|a|c| rcode |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |            qdcount            |            ancount            |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |            nscount            |            arcount            |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                ~                  questions: array (qdcount)                   ~
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                ~                   answers: array (ancount)                    ~
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                ~                  authority: array (nscount)                   ~
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                ~                  additional: array (arcount)                  ~
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                ~                 dso: array when (opcode == 6)                 ~
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                r = response, a = authoritative, t = truncated,
                r = recursion_desired, r = recursion_available,
                a = authentic_data, c = checking_disabled
                """);
    }

    @Test
    void drawsFieldsOverSeveralRows() {
        assertDrawn(TestSpec.compile(TestSpec.BUNDLED, "ethernet/ethernet.mpl"), "ethernet", """
                 0                   1                   2                   3
                 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |                           dest_mac                            |
                +                               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |                               |                               |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               +
                |                            src_mac                            |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                ~                     frame: ethernet_body                      ~
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                """);
    }

    @Test
    void splitsOddWidthsAtTheEndsOfRows() {
        assertDrawn(TestSpec.of("packet p { a: bit[28]; second: bit[37]; third: bit[31]; }"), "p", """
                 0                   1                   2                   3
                 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |                           a                           |       |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+       +
                |                            second                             |
                + +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                | |                            third                            |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                """);
    }

    @Test
    void marksThePartOfAFieldThatContinuesInTheNextRow() {
        assertDrawn(TestSpec.of("packet p { kind: byte; time: uint32; length: byte; }"), "p", """
                 0                   1                   2                   3
                 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |     kind      |                     time                      |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |      ...      |    length     |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                """);
    }

    @Test
    void drawsWhatFollowsAVariablePartInANewRow() {
        assertDrawn(TestSpec.of("packet p { id: varint; flags: bit[3]; rest: bit[13]; text: string8; }"), "p", """
                 0                   1                   2                   3
                 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                ~                          id: varint                           ~
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |flags|          rest           |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                ~                         text: string8                         ~
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                """);
    }

    @Test
    void listsAPacketInWhichNothingIsFixed() {
        assertDrawn(TestSpec.of("packet p { id: varint; name: cstring; rest: byte[remaining()]; }"), "p", """
                id: varint
                name: bytes until (0x00)
                rest: byte[remaining()]
                """);
    }

    @Test
    void namesOptionalPartsWithTheirConditions() {
        assertDrawn(
                TestSpec.of(
                        "packet p { has_mtu: bit[1]; is_long: bit[1]; zero: bit[6]; mtu: uint16 when (has_mtu); size: uint32 when (is_long && zero < 9); }"),
                "p",
                """
                 0                   1                   2                   3
                 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                +-+-+-+-+-+-+-+-+
                |h|i|   zero    |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                ~                  mtu: uint16 when (has_mtu)                   ~
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                ~            size: uint32 when (is_long && zero < 9)            ~
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                h = has_mtu, i = is_long
                """);
    }

    @Test
    void drawsAChoiceAsOneCellWhereAllBranchesAreEquallyLarge() {
        assertDrawn(
                TestSpec.of(
                        "packet p { kind: byte; body: classify (kind) { |1:\"Pair\" -> x: uint16; y: uint16; |_:\"One\" -> z: uint32; }; length: uint16; }"),
                "p",
                """
                 0                   1                   2                   3
                 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |     kind      |            body: one of Pair, One             |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |      ...      |            length             |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                """);
    }

    @Test
    void namesTheBranchesOfAChoiceOfVariableSize() {
        assertDrawn(
                TestSpec.of(
                        "packet p { kind: byte; classify (kind) { |1:\"Text\" -> text: string8; |_:\"None\" -> (); }; }"),
                "p",
                """
                 0                   1                   2                   3
                 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                +-+-+-+-+-+-+-+-+
                |     kind      |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                ~                       one of Text, None                       ~
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                """);
    }

    @Test
    void drawsArraysAndPacketsOfConstantSizeAsFields() {
        assertDrawn(
                TestSpec.of(
                        "packet p { first: packet q(); all: array (3) { one: packet q(); }; } packet q() { a: bit[4]; b: bit[12]; }"),
                "p",
                """
                 0                   1                   2                   3
                 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |             first             |                               |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               +
                |                              all                              |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                """);
    }

    @Test
    void doesNotDrawALongRunOfBytesBitByBit() {
        assertDrawn(TestSpec.of("packet p { key: byte[17]; address: byte[16]; last: byte; }"), "p", """
                 0                   1                   2                   3
                 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                ~                         key: byte[17]                         ~
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |                                                               |
                +                                                               +
                |                            address                            |
                +                                                               +
                |                                                               |
                +                                                               +
                |                                                               |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |     last      |
                +-+-+-+-+-+-+-+-+
                """);
    }

    @Test
    void saysWhereTheByteOrderChanges() {
        assertDrawn(
                TestSpec.of(
                        "packet p { magic: uint32; endian little; size: uint16; endian big when (size > 9); id: uint16; }"),
                "p",
                """
                 0                   1                   2                   3
                 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |                             magic                             |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                |             size              |              id               |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                Little-endian from size on.
                Big-endian from id on when (size > 9).
                """);
    }

    @Test
    void replacesLineBreaksInLabels() {
        assertDrawn(
                TestSpec.of(
                        "packet p { kind: byte; classify (kind) { |1:\"a\\nb\" -> text: string8; |_:\"<c>\" -> rest: byte[remaining()]; }; }"),
                "p",
                """
                 0                   1                   2                   3
                 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                +-+-+-+-+-+-+-+-+
                |     kind      |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                ~                        one of a_b, <c>                        ~
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                """);
    }

    @Test
    void startsInTheMiddleOfAByteWhereTheBlockDoes() {
        assertBranchDrawn(4, "a: bit[4]; b: byte; text: string8;", """
                 0                   1                   2                   3
                 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                        +-+-+-+-+-+-+-+-+-+-+-+-+
                        |   a   |       b       |
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                ~                         text: string8                         ~
                +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                """);
    }

    @Test
    void drawsNothingForABlockThatHoldsNothing() {
        assertBranchDrawn(8, "();", "");
    }

    /** The first branch of a packet, which starts at a bit of its first byte. */
    private static void assertBranchDrawn(int startBit, String branch, String diagram) {
        TestSpec spec =
                TestSpec.of("packet p { kind: bit[%d]; classify (kind) { |1:\"A\" -> %s |_:\"B\" -> z: bit[%d]; }; }"
                        .formatted(startBit, branch, 16 - startBit));
        PacketLayout layout = spec.spec().layout(spec.name("p"));

        assertDrawn(layout, layout.place(1).blocks().get(0), diagram);
    }

    private static void assertDrawn(TestSpec spec, String packet, String diagram) {
        PacketLayout layout = spec.spec().layout(spec.name(packet));

        assertDrawn(layout, layout.scope().body(), diagram);
    }

    private static void assertDrawn(PacketLayout layout, PlacedBlock block, String diagram) {
        String drawn = BitDiagram.draw(layout.packet(), block).stream()
                .map(line -> line + "\n")
                .collect(Collectors.joining());

        assertThat(drawn).isEqualTo(diagram);
    }
}
