package org.mpl4j.compiler.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.interpret.build.PacketBuilder;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;

/** What is built from the values that callers supply, and what is refused. */
final class BuildTest {
    private static final TestSpec UDP = TestSpec.of("""
            packet datagram {
                source: uint16; dest: uint16 variant { |53 => Domain |67 -> Bootps };
                length: uint16 value(offset(data)); data: byte[length - offset(length)];
            }
            """);

    @Test
    void fillsInWhatFollowsFromTheRest() {
        assertThat(UDP.build("datagram", "{'source':1024,'dest':'Domain','data':'0a0b0c'}"))
                .isEqualTo("0400" + "0035" + "0009" + "0a0b0c");
    }

    @Test
    void takesTheDefaultWhereNothingIsSaid() {
        assertThat(UDP.build("datagram", "{'source':1,'data':''}")).isEqualTo("000100350006");
        assertThat(UDP.build("datagram", "{'source':1,'dest':null,'data':''}")).isEqualTo("000100350006");
    }

    @Test
    void takesTagsAndNumbersInAnyForm() {
        String expected = "000100430006";
        for (String dest :
                new String[] {"'Bootps'", "67", "{'tag':'Bootps'}", "{'value':67}", "{'tag':null,'value':67}"}) {
            assertThat(UDP.build("datagram", "{'source':1,'dest':" + dest + ",'data':''}"))
                    .isEqualTo(expected);
        }
    }

    @Test
    void namesTheMissingField() {
        refuses(UDP, "datagram", "{'source':1}", "data: is missing");
    }

    @Test
    void offersTheNearestNameForAnUnknownField() {
        refuses(
                UDP,
                "datagram",
                "{'sourse':1,'source':1,'data':''}",
                "sourse: there is no such field; did you mean `source`?");
    }

    @Test
    void refusesWhatIsComputed() {
        refuses(UDP, "datagram", "{'source':1,'length':9,'data':'0a0b0c'}", "length: cannot be given: it is computed");
    }

    @Test
    void refusesWhatDoesNotFit() {
        refuses(UDP, "datagram", "{'source':65536,'data':''}", "source: 65536 is not from 0 to 65535");
        refuses(UDP, "datagram", "{'source':-1,'data':''}", "source: -1 is not from 0 to 65535");
        refuses(
                UDP,
                "datagram",
                "{'source':99999999999999999999,'data':''}",
                "source: 99999999999999999999 is not from 0 to 65535");
        refuses(
                UDP,
                "datagram",
                "{'source':1,'data':'" + "00".repeat(65_530) + "'}",
                "length: 65536 is not from 0 to 65535");
    }

    @Test
    void refusesWhatIsOutOfBoundsThatFollowFromLaterFields() {
        TestSpec spec = TestSpec.of(
                "packet p { n: byte value(sizeof(d)); x: byte max(n); y: byte min(2) max(n + 1); z: byte min(n); d: byte[n]; }");
        assertThat(spec.build("p", "{'x':2,'y':3,'z':2,'d':'0a0b'}")).isEqualTo("020203020a0b");
        refuses(spec, "p", "{'x':3,'y':3,'z':2,'d':'0a0b'}", "x: 3 is not at most 2");
        refuses(spec, "p", "{'x':2,'y':4,'z':2,'d':'0a0b'}", "y: 4 is not from 2 to 3");
        refuses(spec, "p", "{'x':2,'y':3,'z':1,'d':'0a0b'}", "z: 1 is not at least 2");
    }

    @Test
    void refusesAnotherKindOfValue() {
        refuses(
                UDP,
                "datagram",
                "{'source':'x','data':''}",
                "source: must be a number from 0 to 65535, is the text \"x\"");
        refuses(
                UDP,
                "datagram",
                "{'source':1.5,'data':''}",
                "source: must be a number from 0 to 65535, is the number 1.5");
        refuses(UDP, "datagram", "{'source':1,'data':[]}", "data: must be text, is a list");
        refuses(
                UDP,
                "datagram",
                "{'source':1,'data':'0x0'}",
                "data: must be bytes in hexadecimal, is the text \"0x0\"");
        refuses(
                UDP,
                "datagram",
                "{'source':1,'dest':'Domian','data':''}",
                "dest: has no tag `Domian`; did you mean `Domain`?");
        refuses(
                UDP,
                "datagram",
                "{'source':1,'dest':{'tag':'Domain','value':67},'data':''}",
                "dest: has the tag of 53 and the value 67");
    }

    private static final TestSpec BRANCHES = TestSpec.of("""
            packet message {
                kind: byte; phase: byte;
                classify (kind) {
                |1:"Hello" -> name: string8;
                |2..9:"Data" -> classify (phase) { |0:"First" -> size: uint16; |_:"Later" -> (); };
                |_:"Other" -> rest: byte[remaining()];
                };
                name: string8;
            }
            """);

    @Test
    void takesTheTagFromTheBranch() {
        assertThat(BRANCHES.build("message", "{'branch':'Hello','fields':{'phase':7,'name':'ab','name_2':'c'}}"))
                .isEqualTo("0107" + "026162" + "0163");
        assertThat(BRANCHES.build("message", "{'phase':7,'name':'','name_2':''}", "Hello", new Arguments(0)))
                .isEqualTo("01070000");
    }

    @Test
    void takesTheTagAsAnArgumentWhereTheBranchHasManyOrAny() {
        assertThat(BRANCHES.build("message", "{'branch':'Data.First','fields':{'kind':5,'size':2,'name':''}}"))
                .isEqualTo("0500" + "0002" + "00");
        assertThat(BRANCHES.build("message", "{'branch':'Data.Later','fields':{'kind':5,'phase':3,'name':''}}"))
                .isEqualTo("050300");
    }

    @Test
    void refusesATagThatLeadsElsewhere() {
        refuses(
                BRANCHES,
                "message",
                "{'branch':'Data.Later','fields':{'kind':1,'phase':3,'name':''}}",
                "kind: is branch Data, but a tag of 1 chooses branch Hello");
        refuses(
                BRANCHES,
                "message",
                "{'branch':'Hello','fields':{'kind':1,'phase':3,'name':'','name_2':''}}",
                "kind: cannot be given: the branch decides it");
    }

    @Test
    void asksForTheBranch() {
        refuses(BRANCHES, "message", "{'phase':1,'name':''}", "needs a branch: one of Hello, Data, Other");
        refuses(
                BRANCHES,
                "message",
                "{'branch':'Data','fields':{'kind':5,'name':''}}",
                "needs a branch: one of First, Later");
        refuses(
                BRANCHES,
                "message",
                "{'branch':'Helo','fields':{'phase':1,'name':''}}",
                "there is no branch `Helo`: one of Hello, Data, Other");
        refuses(
                BRANCHES,
                "message",
                "{'branch':'Hello.First','fields':{'phase':1,'name':'','name_2':''}}",
                "there is no branch `First` here (of `Hello.First`)");
        refuses(
                BRANCHES,
                "message",
                "{'branch':'Hello','fields':{'phase':1,'size':1,'name':'','name_2':''}}",
                "size: is in a branch that was not chosen (`Hello` was)");
    }

    private static final TestSpec NESTED = TestSpec.of("""
            packet outer {
                count: byte value(array_length(entries));
                entries: array (count) { inner: packet inner(); }; }
            packet inner() { value: bit[4]; flag: bit[1]; rest: bit[3] const(0); body: classify (flag) { |0:"Plain" -> (); |1:"More" -> more: string8; }; }
            """);

    @Test
    void saysWhereInTheTreeTheProblemIs() {
        refuses(
                NESTED,
                "outer",
                "{'entries':[{'inner':{'value':1,'body':{'branch':'Plain'}}},{'inner':{'value':16,'body':{'branch':'Plain'}}}]}",
                "entries[1].inner.value: 16 is not from 0 to 15");
        refuses(
                NESTED,
                "outer",
                "{'entries':[{'inner':{'value':1,'body':{'branch':'More','fields':{}}}}]}",
                "entries[0].inner.body.more: is missing");
        refuses(
                NESTED,
                "outer",
                "{'entries':[{'inner':{'packet':'outer','fields':{}}}]}",
                "entries[0].inner: must be a packet inner, is a outer");
        assertThat(NESTED.build(
                        "outer",
                        "{'entries':[{'inner':{'value':1,'body':{'branch':'Plain'}}},"
                                + "{'inner':{'value':2,'body':{'branch':'More','fields':{'more':'x'}}}}]}"))
                .isEqualTo("02" + "10" + "28" + "0178");
    }

    @Test
    void decidesTheConditionOfOptionalItems() {
        TestSpec spec =
                TestSpec.of("packet p { has_x: bit[1]; pad: bit[7] const(0); x: uint16 when (has_x); y: byte; }");
        assertThat(spec.build("p", "{'x':5,'y':1}")).isEqualTo("80000501");
        assertThat(spec.build("p", "{'y':1}")).isEqualTo("0001");
        refuses(spec, "p", "{'has_x':true,'y':1}", "has_x: cannot be given: it says whether other fields are there");
    }

    @Test
    void refusesOptionalItemsThatContradictTheirCondition() {
        TestSpec spec = TestSpec.of(
                "packet p { version: byte; x: uint16 when (version > 1); y: byte when (version > 2) default(9); }");
        assertThat(spec.build("p", "{'version':1}")).isEqualTo("01");
        assertThat(spec.build("p", "{'version':2,'x':1}")).isEqualTo("020001");
        assertThat(spec.build("p", "{'version':3,'x':1}")).isEqualTo("03000109");
        refuses(spec, "p", "{'version':2}", "x: is missing, and its condition holds");
        refuses(spec, "p", "{'version':1,'x':1}", "x: is given, but its condition does not hold");
    }

    @Test
    void makesRoomForVarintsThatTurnOutLong() {
        TestSpec spec = TestSpec.of("""
                packet p { all: varint value(offset(data)); size: varint value(sizeof(data)); data: byte[size]; }
                """);
        assertThat(spec.build("p", "{'data':'" + "ab".repeat(5) + "'}")).isEqualTo("0705" + "ab".repeat(5));
        assertThat(spec.build("p", "{'data':'" + "ab".repeat(125) + "'}")).isEqualTo("7f7d" + "ab".repeat(125));
        assertThat(spec.build("p", "{'data':'" + "ab".repeat(126) + "'}")).isEqualTo("81017e" + "ab".repeat(126));
        assertThat(spec.build("p", "{'data':'" + "ab".repeat(300) + "'}")).isEqualTo("b002ac02" + "ab".repeat(300));
    }

    @Test
    void computesChecksumsLast() {
        TestSpec spec = TestSpec.of("""
                packet p (bytes pseudo) { sum: uint16 checksum(inet, pseudo, 17, length, sum..data); length: uint16 value(offset(data)); data: byte[remaining()]; }
                """);
        Arguments arguments = new Arguments(1).set(0, Bytes.ofHex("01020304"));
        assertThat(spec.build("p", "{'data':'0506'}", "", arguments)).isEqualTo("f6d6" + "0006" + "0506");
    }

    @Test
    void writesTheByteOrderThatThePacketDecides() {
        TestSpec spec = TestSpec.of(
                "packet p { mark: byte; endian little when (mark == 1); x: uint16; list: array { y: uint24; }; }");
        assertThat(spec.build("p", "{'mark':1,'x':1,'list':[{'y':2}]}")).isEqualTo("010100020000");
        assertThat(spec.build("p", "{'mark':0,'x':1,'list':[{'y':2}]}")).isEqualTo("000001000002");
    }

    @Test
    void padsAndFills() {
        TestSpec spec = TestSpec.of("""
                packet p { length: byte value(sizeof(data)); data: byte[length] align(32); gap: byte[(4 - length % 4) % 4 + 2] const(0); }
                """);
        assertThat(spec.build("p", "{'data':'0102030405'}")).isEqualTo("08" + "0102030405000000" + "0000");
    }

    @Test
    void solvesSizesThatHaveNoValue() {
        TestSpec spec = TestSpec.of("packet p { words: byte; data: byte[words * 4 - 4]; }");
        assertThat(spec.build("p", "{'data':'0000000000000000'}")).isEqualTo("03" + "00".repeat(8));
        assertThatThrownBy(() -> spec.build("p", "{'data':'000000'}"))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("words");
    }

    @Test
    void endsListsWhereTheySay() {
        TestSpec spec = TestSpec.of("packet p { list: array until (code == 255) { code: byte; }; after: byte; }");
        assertThat(spec.build("p", "{'list':[{'code':1},{'code':255}],'after':7}"))
                .isEqualTo("01ff07");
        refuses(spec, "p", "{'list':[{'code':1}],'after':7}", "list[0]: must end the list, but does not");
        refuses(
                spec,
                "p",
                "{'list':[{'code':255},{'code':255}],'after':7}",
                "list[0]: ends the list, but others follow");
        refuses(spec, "p", "{'list':[],'after':7}", "list: must have an element that ends it");
    }

    @Test
    void takesParametersOfNestedPacketsFromTheirBranches() {
        TestSpec spec = TestSpec.of("""
                packet p { next: byte; body: packet q(next); }
                packet q(int kind) { classify (kind) { |6:"Six" -> x: byte; |_:"Other" -> rest: byte[remaining()]; }; }
                """);
        assertThat(spec.build("p", "{'body':{'branch':'Six','fields':{'x':1}}}"))
                .isEqualTo("0601");
        assertThat(spec.build("p", "{'next':9,'body':{'branch':'Other','fields':{'rest':'aa'}}}"))
                .isEqualTo("09aa");
        refuses(
                spec,
                "p",
                "{'body':{'branch':'Other','fields':{'rest':'aa'}}}",
                "next: is missing: nothing that is built decides it");
        refuses(
                spec,
                "p",
                "{'next':6,'body':{'branch':'Six','fields':{'x':1}}}",
                "next: cannot be given: what is nested decides it");
        refuses(
                spec,
                "p",
                "{'next':6,'body':{'branch':'Other','fields':{'rest':'aa'}}}",
                "body.kind: is branch Other, but a tag of 6 chooses branch Six");
    }

    @Test
    void buildsAPacketByItselfWithItsParameters() {
        TestSpec spec = TestSpec.of(
                "packet q(int kind, bool wide) { classify (kind) { |1:\"A\" -> x: byte; |2:\"B\" when (wide) -> y: uint16; }; }");
        Arguments wide = PacketBuilder.undecided(spec.shape("q")).set(1, 1);
        assertThat(spec.build("q", "{'y':1}", "B", wide)).isEqualTo("0001");
        assertThat(spec.build("q", "{'y':1}", "", new Arguments(2).set(0, 2).set(1, 1)))
                .isEqualTo("0001");
        assertThatThrownBy(() -> spec.build(
                        "q", "{'x':1}", "A", new Arguments(2).set(0, 2).set(1, 1)))
                .hasMessage("kind: is branch A, but a tag of 2 chooses branch B");
        assertThatThrownBy(() -> spec.build("q", "{'x':1}", "A", PacketBuilder.undecided(spec.shape("q"))))
                .hasMessage("the parameter `wide` is missing");
    }

    @Test
    void refusesWhatWouldBeReadDifferently() {
        TestSpec spec = TestSpec.of("""
                packet p { size: byte value(sizeof(list)); list: array[size] { kind: byte; classify (kind) { |0:"End" -> padding: byte[remaining()]; |1:"One" -> (); }; }; }
                """);
        assertThat(spec.build(
                        "p", "{'list':[{'branch':'One','fields':{}},{'branch':'End','fields':{'padding':'00'}}]}"))
                .isEqualTo("03010000");
        refuses(
                spec,
                "p",
                "{'list':[{'branch':'End','fields':{'padding':'00'}},{'branch':'One','fields':{}}]}",
                "list[0].kind: has 1 bytes, but would be read with 2 bytes");
    }

    @Test
    void growsItsBufferButNotForEver() {
        TestSpec spec =
                TestSpec.of("packet p { data: byte[remaining()]; } packet q { gap: byte[1_000_000_000] const(0); }");
        assertThat(spec.build("p", "{'data':'" + "ab".repeat(100_000) + "'}")).hasSize(200_000);
        assertThatThrownBy(() -> spec.build("q", "{}"))
                .isInstanceOf(BuildException.class)
                .hasMessageStartingWith("gap: the buffer is too small by at least");
    }

    @Test
    void compressesNamesFromTheOriginOfTheWindow() {
        TestSpec spec = TestSpec.of("""
                packet tcp { length: uint16 value(sizeof(message)); message: packet message()[length]; }
                packet message { a: dns_label_comp; b: dns_label_comp; }
                """);
        assertThat(spec.build("tcp", "{'message':{'a':'x.y','b':'z.y'}}"))
                .isEqualTo("0009" + "0178" + "0179" + "00" + "017a" + "c002");
    }

    private static void refuses(TestSpec spec, String packet, String json, String message) {
        assertThatThrownBy(() -> spec.build(packet, json))
                .isInstanceOf(BuildException.class)
                .hasMessage(message);
    }
}
