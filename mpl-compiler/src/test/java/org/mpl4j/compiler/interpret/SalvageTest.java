package org.mpl4j.compiler.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.interpret.parse.Outcome;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.ParseException;

/** What is still read of a packet in which items of a known length are wrong. */
final class SalvageTest {
    private static final TestSpec SPEC = TestSpec.of("""
            packet options { count: byte; list: array[count] { option: packet option(); }; rest: byte[remaining()]; }
            packet option() { kind: byte; length: byte; classify (kind)[length] {
              |1:"One" -> x: uint16;
              |2:"Two" -> y: byte; more: array { z: uint16; };
              |3:"Deep" -> inner: packet options();
              |_:"Other" -> data: byte[remaining()];
            }; end: byte; }
            packet box { length: byte; content: packet content()[length]; after: byte; }
            packet content() { a: byte; b: byte; data: byte[remaining()]; }
            packet fixed { size: byte; named: classify (size)[size] { |1:"A" -> v: byte magic(7); |_:"B" -> w: uint32; }; tail: uint16; }
            """);

    private static Outcome salvage(String packet, String hex) {
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
        return SPEC.interpreters().of(SPEC.name(packet)).salvage(bytes, Arguments.NONE, Limits.DEFAULT);
    }

    private static String fields(Outcome outcome) {
        return TestSpec.json(outcome.packet()).replace('"', '\'');
    }

    private static List<String> messages(List<ParseException> errors) {
        return errors.stream().map(ParseException::getMessage).toList();
    }

    @Test
    void goesOnBehindEachItemThatIsWrong() {
        Outcome outcome = salvage("options", "0e 01 01 aa ee 02 02 bbcc ee 01 02 0102 ee 05 06");
        assertThat(outcome.error()).isNull();
        assertThat(messages(outcome.losses()))
                .containsExactly(
                        "list[0].option.x at offset 3: expected 2 bytes, got 1 byte left in the window",
                        "list[1].option.more[0].z at offset 8: expected 2 bytes, got 1 byte left in the window");
        assertThat(outcome.packet().isComplete()).isFalse();
        assertThat(outcome.packet().byteLength()).isEqualTo(17);
        assertThat(fields(outcome))
                .contains("{'option':{'packet':'option','branch':'One','fields':{'kind':1,'length':1,'end':238}}}")
                .contains("'fields':{'kind':2,'length':2,'y':187,'more':[{}],'end':238}")
                .contains("'fields':{'kind':1,'length':2,'x':258,'end':238}")
                .endsWith("'rest':'0506'}}");
    }

    @Test
    void readsNothingBeyondAWindowInIt() {
        Outcome outcome = salvage("fixed", "02 0000 0304");
        assertThat(fields(outcome)).contains("'size':2,").contains("'tail':772").doesNotContain("'w'");
        assertThat(messages(outcome.losses()))
                .containsExactly("named.w at offset 1: expected 4 bytes, got 2 bytes left in the window");
        Outcome magic = salvage("fixed", "01 08 0304");
        assertThat(fields(magic)).contains("'v':8").contains("'tail':772");
    }

    @Test
    void saysThatAWindowIsNotUsedUp() {
        Outcome outcome = salvage("fixed", "05 00000001 ff 0304");
        assertThat(messages(outcome.losses()))
                .containsExactly("named at offset 5: expected the end of the window, got 1 byte left over");
        assertThat(fields(outcome)).contains("'w':1").contains("'tail':772");
    }

    @Test
    void readsWhatIsThereOfAnItemWhoseEndIsMissing() {
        Outcome outcome = salvage("box", "08 01 02 03");
        assertThat(outcome.error()).hasMessage("content at offset 1: expected 8 bytes, got 3 bytes left in the input");
        assertThat(outcome.error().isInputTooShort()).isTrue();
        assertThat(outcome.losses()).isEmpty();
        assertThat(fields(outcome)).contains("'a':1,'b':2,'data':'03'").doesNotContain("after");
        assertThat(fields(salvage("box", "08 01"))).contains("'a':1").doesNotContain("'b'");
        assertThat(fields(salvage("box", "08"))).contains("'content':").doesNotContain("'a'");
    }

    @Test
    void findsErrorsAtEveryDepth() {
        Outcome outcome = salvage("options", "0b 03 08 05 01 01 aa ee 09 07 00 ee 77");
        assertThat(messages(outcome.losses()))
                .containsExactly(
                        "list[0].option.inner.list[0].option.x at offset 6: expected 2 bytes, got 1 byte left in the window",
                        "list[0].option.inner.list[1].option.length at offset 9: expected 1 byte, got 0 bytes left in the window");
    }

    @Test
    void agreesWithTheStrictParseAboutWhatIsRight() {
        Random random = new Random(5);
        List<String> packets = List.of("options", "box", "fixed");
        int wrong = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(24)];
            for (int k = 0; k < bytes.length; k++) {
                bytes[k] = (byte) random.nextInt(random.nextInt(4) == 0 ? 256 : 8);
            }
            String packet = packets.get(i % 3);
            Outcome strict = SPEC.tryParse(packet, HexFormat.of().formatHex(bytes));
            Outcome outcome = salvage(packet, HexFormat.of().formatHex(bytes));
            List<ParseException> all = new ArrayList<>(outcome.losses());
            if (outcome.error() != null) {
                all.add(outcome.error());
            }
            assertThat(outcome.packet().isComplete()).isEqualTo(all.isEmpty());
            assertThat(strict.error() == null).isEqualTo(all.isEmpty());
            String json = TestSpec.json(outcome.packet());
            if (strict.error() == null) {
                assertThat(json).isEqualTo(TestSpec.json(strict.packet()));
            } else {
                assertThat(messages(all)).contains(strict.error().getMessage());
                assertThat(outcome.packet().end()).isBetween(strict.packet().end(), bytes.length);
                wrong++;
            }
        }
        assertThat(wrong).isBetween(1000, 19_000);
    }
}
