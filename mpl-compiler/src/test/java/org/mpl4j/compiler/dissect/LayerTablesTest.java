package org.mpl4j.compiler.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerTablesTest {
    private static final String SPEC =
            "packet own(int n, bytes x) { tag: byte variant { |1 -> One }; data: byte[n]; list: array (1) { d: byte[1]; }; rest: byte[remaining()]; }";

    private static Memory table(String text) {
        return new Memory().with("own/own.mpl", SPEC).with("own/own.layers", text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            link x -> ethernet                    | own/own.layers:1:6: error: expected a number, a range of numbers or a tag, found `x` [E0101]
            link 1 ethernet                       | own/own.layers:1:8: error: expected `->`, found `ethernet` [E0101]
            link 1 -> ethernet ipv4               | own/own.layers:1:20: error: expected `,` or a new line that starts without white space, found `ipv4` [E0101]
            link 99999 -> ethernet                | own/own.layers:1:6: error: a link type is a number from 0 to 65535 [E0302]
            link 1 -> ethernett                   | own/own.layers:1:11: error: there is no packet `ethernett` [E0208]
            udp.payload by dest_prt: 1 -> dns     | own/own.layers:1:16: error: `udp` has no number `dest_prt` to choose by [E0201]
            udp.payld by dest_port: 1 -> dns      | own/own.layers:1:5: error: `udp` has no byte array `payld` outside of arrays [E0201]
            own.d -> dns                          | own/own.layers:1:5: error: `own` has no byte array `d` outside of arrays [E0201]
            own.rest by tag: Two -> dns           | own/own.layers:1:18: error: no field that is chosen by has a tag `Two` [E0401]
            own.rest by tag: 9..3 -> dns          | own/own.layers:1:18: error: this range is backwards [E0310]
            own.rest by tag: 1 -> dns, One -> arp | own/own.layers:1:28: error: what `One` chooses has been said already [E0402]
            own.rest by tag: 1 -> own             | own/own.layers:1:23: error: `own` takes 2 arguments, not 0 [E0305]
            own.rest -> own(data, data)           | own/own.layers:1:17: error: a number is needed here [E0301]
            own.rest -> own(tag, tag)             | own/own.layers:1:22: error: `x` needs bytes [E0301]
            own.rest -> own(tag..tag, tag..tag)   | own/own.layers:1:17: error: `n` is no run of bytes, which a range of fields is [E0301]
            own.rest when tag -> dns              | own/own.layers:1:15: error: expected
            own.rest when tagg == 1 -> dns        | own/own.layers:1:15: error: `tagg` is neither a field of `own` nor a packet around it [E0201]
            part own.tag                          | own/own.layers:1:10: error: `own` has no byte array `tag` outside of arrays [E0201]
            fragment own.rest at tag of tag..tag  | own/own.layers:1:26: error: expected `more`, found `of` [E0101]
            fragment own.rst at 1 more tag == 1 of tag..tag | own/own.layers:1:14: error: `own` has no byte array `rst` outside of arrays [E0201]
            fragment own.rest at 1 more tag == 1 of tag | own/own.layers:1:41: error: `of` needs bytes [E0301]
            open ipv4.payload when ihl == 5 -> dns | own/own.layers:1:11: error: `ipv4` has no nested packet `payload` outside of arrays [E0201]
            open ipv6.body when hop_limit == 0 -> ipv6_body | own/own.layers:1:39: error: `ipv6_body` takes 1 arguments, not 0 [E0305]
            note tag of own as n                  | own/own.layers:1:21: error: expected `else`, found the end of the statement [E0101]
            note tag of own as n else x           | own/own.layers:1:27: error: expected the number that counts before any is noted, found `x` [E0101]
            note tag of owm as n else 1           | own/own.layers:1:13: error: there is no packet `owm` [E0208]
            note tag of own as n else 1           | own/own.layers:1:13: error: `own` is no layer: no table chooses it [E0208]
            note quiry_count of dns as n else 1   | own/own.layers:1:6: error: `quiry_count` is neither a field of `dns` nor a packet around it [E0201]
            note questions of dns as n else 1     | own/own.layers:1:6: error: a number is needed here [E0301]
            note 1 of dns when id as n else 1     | own/own.layers:1:20: error: expected
            note 1 of dns when 1 as n else 1      | own/own.layers:1:20: error: this is no condition [E0301]
            own.rest -> own(flow.n, data)         | own/own.layers:1:17: error: nothing is noted as `flow.n` [E0201]
            own.rest -> own(flow, data)           | own/own.layers:1:17: error: nothing is noted as `flow` [E0201]
            own.rest when flow.mqtt_versoin == 4 -> dns | own/own.layers:1:15: error: nothing is noted as `flow.mqtt_versoin` [E0201]
            own.rest when flow.mqtt_version -> dns | own/own.layers:1:15: error: this is no condition [E0301]
            flow udp between source_port..source_port | own/own.layers:1:42: error: expected `and`, found the end of the statement [E0101]
            flow udp between source_port and dest_port | own/own.layers:1:18: error: `between` needs bytes [E0301]
            flow udp between ipv4.src..src, source_port..source_port and dest_port..dest_port | own/own.layers:1:62: error: both ends of a flow are told apart by the same: there are 2 before `and`, and 1 behind it [E0305]
            flow own between tag..tag and rest..rest | own/own.layers:1:6: error: `own` is no layer: no table chooses it [E0208]
            own.rest by tag 1 -> dns              | own/own.layers:1:17: error: expected `:`, found `1` [E0101]
            own.rest by tag: 0xzz -> dns          | own/own.layers:1:18: error: `0xzz` is no number of up to 64 bits [E0105]
            own.rest by tag: 1 => dns             | own/own.layers:1:20: error: this character begins nothing [E0104]
            """)
    void saysWhatIsWrongAndWhere(String line, String error) throws Exception {
        String errors = table(line).errors();
        if (error.endsWith("expected")) {
            assertThat(errors).isEmpty();
        } else {
            assertThat(errors.lines().findFirst()).hasValue(error);
        }
    }

    @Test
    void reportsAllStatementsThatAreWrong() throws Exception {
        assertThat(table("link 1 ->\nlink 5 -> dns extra\nlink 7 -> nothing\n")
                        .errors()
                        .lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("own/own.layers:"));
    }

    @Test
    void whatANoteIsBeforeItIsTakenIsSaidOnce() throws Exception {
        assertThat(table("note id of dns as n else 1\nnote 5 of dns when id == 3 as n else 2\n")
                        .errors()
                        .lines()
                        .findFirst())
                .hasValue(
                        "own/own.layers:2:31: error: what `n` is before it is noted has been said already: 1, not 2 [E0402]");
        assertThat(table("note id of dns as n else 1\nnote 5 of dns when id == 3 as n else 1\n")
                        .errors())
                .isEmpty();
    }

    @Test
    void saysHowToNoteWhatIsUsed() throws Exception {
        assertThat(table("own.rest when flow.mqtt_versoin == 4 -> dns").help())
                .containsExactly(
                        "there is `flow.mqtt_version`",
                        "what a packet says is noted by a line such as `note version of packet as name else 4`, and used as `flow.name`");
    }

    @Test
    void reportsErrorsOfSpecificationsThatTablesName() throws Exception {
        assertThat(new Memory()
                        .with("own/own.mpl", "packet own { x: byte[y]; }")
                        .with("own/own.layers", "link 147 -> own")
                        .errors())
                .startsWith("own/own.mpl:1:22: error: ");
    }

    @Test
    void ownTablesAddProtocolsAndReplaceChoicesOfTheLibrary() {
        DissectionLibrary library = new Memory()
                .with("talk/talk.mpl", "packet talk { text: byte[remaining()] show(text); }")
                .with("talk/talk.layers", "udp.payload by dest_port, source_port: 4711 -> talk, 53 -> talk\n")
                .load();
        String udp = "4500001e 00010000 40110000 7f000001 7f000001 %04x 1267 000a 0000 6869";
        assertThat(Memory.layers(Memory.dissect(library, 228, udp.formatted(1000))))
                .isEqualTo("ipv4@0:20 udp@20:8 talk@28:2");
        assertThat(Memory.layers(
                        Memory.dissect(library, 228, udp.replace("1267", "0035").formatted(1000))))
                .isEqualTo("ipv4@0:20 udp@20:8 talk@28:2");
    }

    @Test
    void findsThePacketOfTheTablesOwnDirectoryFirst() {
        DissectionLibrary library = new Memory()
                .with("one/p.mpl", "packet same { a: byte; }")
                .with("two/p.mpl", "packet same { a: uint16; }")
                .with("two/t.layers", "link 147 -> same")
                .load();
        assertThat(Memory.layers(Memory.dissect(library, 147, "0102"))).isEqualTo("same@0:2");
    }

    @Test
    void asksWhichPacketIsMeant() throws Exception {
        assertThat(new Memory()
                        .with("one/p.mpl", "packet same { a: byte; }")
                        .with("two/p.mpl", "packet same { a: uint16; }")
                        .with("three/t.layers", "link 147 -> same")
                        .errors())
                .startsWith("three/t.layers:1:13: error: `same` could be one/p:same or two/p:same [E0209]");
    }
}
