package org.mpl4j.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mpl4j.compiler.backend.BackendContext;
import org.mpl4j.compiler.backend.JavaPackages;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;

/** Whatever is left out, builders write the same and refuse the same. */
final class BuilderOptimizationTest {
    /** Words of every size and sign, one that is not in a word, a sum over words and what follows, branches with computed fields, elements that are read again. */
    private static final String SPECIFICATION = """
            packet header(bytes pseudo) {
              version: bit[4] const(4);
              size: bit[4] value(offset(options) / 4);
              flag: bit[1] default(false);
              signed_bits: bit[15] default(0);
              small: int8;
              sum: uint16 checksum(inet, pseudo, 6, version..rest);
              deep: int16;
              wide: int24;
              more: uint24 default(0x10203);
              huge: int48;
              last: uint16 default(1);
              all: uint64;
              plain: uint32 default(7);
              tail: uint16 default(7);
              options: array[size * 4 - 36] { option: packet option(); };
              rest: byte[remaining()];
            }
            packet option {
              kind: byte;
              classify (kind) {
              |0:"End" -> padding: byte[remaining()] default("");
              |1:"One" -> length: byte value(sizeof(data)); data: byte[length];
              |2:"Two" -> length: byte value(offset(data)); data: byte[length - 2];
              |3:"Three" -> count: byte value(array_length(marks)); marks: array (count) { mark: byte; };
              |_:"Other" -> value: byte;
              };
            }
            packet texts { parts: array { part: packet text(); }; }
            packet text {
              kind: byte;
              name: string16;
              classify (name) {
              |"":"Nameless" -> ();
              |"a":"Short" -> small: byte; more: byte default(0x11);
              |"colour":"Colour" -> alpha: byte default(0xff); red: byte;
              |"a-name-of-28-bytes-and-so-on":"Wordy" -> ();
              |_:"Named" -> value: byte;
              };
              closing: byte default(0xee);
            }
            packet arrays {
              two: byte[2]; three: byte[3]; four: byte[4]; five: byte[5] default("fives"); six: byte[6]; eight: byte[8]; sixteen: byte[16];
            }
            """;

    private static final String START =
            "Header.builder(buffer, Bytes.ofHex(\"0102\")).small(-3).deep(-2).wide(-70000).huge(-5_000_000_000L).all(-1L)";

    private static BackendContext without(String labels) {
        return new BackendContext(JavaPackages.of(""), Map.of(Optimization.OPTION, labels));
    }

    private static String everyLabel() {
        return Stream.of(Optimization.values()).map(Optimization::label).collect(Collectors.joining(","));
    }

    private static String build(JavaProgram program, String given) {
        ByteBuffer buffer = ByteBuffer.allocate(96);
        program.compile("return " + START + given + ".build();").run(buffer);
        return Bytes.view(buffer, 0, buffer.position()).hex();
    }

    private static void check(BackendContext context) {
        JavaProgram program = new JavaProgram(SPECIFICATION, context);
        String options =
                ".options(l -> l.add(o -> o.asOne().data(new byte[] {5, 6})).add(o -> o.asThree().marks(m -> m.add(1).add(2))))";
        assertThat(build(program, options + ".rest(new byte[] {9, 8, 7})"))
                .isEqualTo("4b" + "0000" + "fd" + "23eb" + "fffe" + "feee90" + "010203" + "fffed5fa0e00" + "0001"
                        + "ffffffffffffffff" + "00000007" + "0007" + "01020506" + "03020102" + "090807");
        assertThatThrownBy(() -> build(program, ".options(l -> l.add(o -> o.asOther(1).value(4))).rest(new byte[0])"))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("kind");
        assertThatThrownBy(() -> build(
                        program,
                        ".options(l -> l.add(o -> o.asEnd()).add(o -> o.asTwo().data(new byte[1]))).rest(new byte[0])"))
                .isInstanceOf(BuildException.class)
                .hasMessageStartingWith("options: would not be read as it was written");
    }

    private static String buildTexts(JavaProgram program, String given) {
        ByteBuffer buffer = ByteBuffer.allocate(96);
        program.compile("return Texts.builder(buffer).parts(l -> l" + given + ").build();")
                .run(buffer);
        return Bytes.view(buffer, 0, buffer.position()).hex();
    }

    private static void checkTexts(BackendContext context) {
        JavaProgram program = new JavaProgram(SPECIFICATION, context);
        assertThat(
                        buildTexts(
                                program,
                                ".add(o -> o.kind(1).asNameless()).add(o -> o.kind(2).asShort().small(7)).add(o -> o.kind(3).asColour().red(1).closing(2))"
                                        + ".add(o -> o.kind(4).asWordy()).add(o -> o.kind(5).asNamed(Bytes.ofUtf8(\"b\")).value(3))"))
                .isEqualTo("010000ee" + "020001610711ee" + "030006636f6c6f7572ff0102"
                        + "04001c612d6e616d652d6f662d32382d62797465732d616e642d736f2d6f6eee" + "0500016203ee");
        assertThatThrownBy(() -> buildTexts(program, ".add(o -> o.kind(1).asNamed(Bytes.ofUtf8(\"colour\")).value(4))"))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("does not choose that");
        assertThatThrownBy(() -> buildTexts(program, ".add(o -> o.kind(1).asWordy())".repeat(4)))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("too small");
    }

    /** Arrays of all sizes, taken from the buffer that they are written to, further behind. */
    private static void checkArrays(BackendContext context) {
        JavaProgram program = new JavaProgram(SPECIFICATION, context);
        JavaProgram.Compiled compiled = program.compile("""
                Bytes all = Bytes.view(buffer, 60, 39);
                return Arrays.builder(buffer)
                        .two(all.slice(0, 2)).three(all.slice(2, 5)).four(all.slice(5, 9)).six(all.slice(9, 15))
                        .eight(all.slice(15, 23)).sixteen(all.slice(23, 39)).build();
                """);
        byte[] numbers = new byte[39];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (byte) (i * 37 + 201);
        }
        String hex = Bytes.wrap(numbers).hex();
        for (ByteBuffer buffer : List.of(ByteBuffer.allocate(100), ByteBuffer.allocateDirect(100))) {
            compiled.run(buffer.put(60, numbers).position(3));
            assertThat(Bytes.view(buffer, 3, buffer.position() - 3).hex())
                    .isEqualTo(hex.substring(0, 18) + "6669766573" + hex.substring(18));
            assertThat(Bytes.view(buffer, 60, 40).hex()).isEqualTo(hex + "00");
        }
        assertThatThrownBy(() -> program.compile("return Arrays.builder(buffer).two(Bytes.ofHex(\"010203\"));")
                        .run(ByteBuffer.allocate(64)))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("two");
    }

    @Test
    void allOfThem() {
        check(BackendContext.DEFAULT);
        checkTexts(BackendContext.DEFAULT);
        checkArrays(BackendContext.DEFAULT);
    }

    @Test
    void noneOfThem() {
        check(without(everyLabel()));
        checkTexts(without(everyLabel()));
        checkArrays(without(everyLabel()));
    }

    @ParameterizedTest
    @EnumSource
    void allButOne(Optimization optimization) {
        check(without(optimization.label()));
        checkTexts(without(optimization.label()));
        checkArrays(without(optimization.label()));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "COALESCED_WRITES",
                "WORD_SUMS",
                "SPLIT_FINISH",
                "LITERAL_TAGS",
                "KEPT_REFERENCES",
                "APPENDED_TAGS",
                "KNOWN_ENDS",
                "FLAT_CALLS",
                "FEW_BYTES",
                "BULK_COPIES"
            })
    void eachMakesADifference(Optimization optimization) {
        assertThat(new JavaProgram(SPECIFICATION, without(optimization.label())).source())
                .isNotEqualTo(new JavaProgram(SPECIFICATION).source());
    }
}
