package org.mpl4j.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;

/** Builders refuse what depends on the end of a window and would be read as something else, although it can be written and read. */
final class RereadTest {
    private static final String PADDING = """
            packet padded(int left) {
              classify (left) {
              |0..4:"Small" -> tag: byte; rest: byte[remaining()];
              |_:"Large" -> length: byte value(sizeof(data)); data: byte[length];
              };
            }
            packet small_ones { items: array { item: packet padded(remaining()); }; }
            """;

    private static final String REST = """
            packet name { text: byte[remaining()] show(text); }
            packet entry { kind: byte; name: packet name(); }
            packet named {
              has_size: bit[8];
              name: packet name();
              size: uint16 when (has_size == 1);
            }
            packet boxed {
              kind: byte;
              length: byte value(sizeof(body));
              body: classify (kind)[length] {
              |1:"Sized" -> has_size: bit[8]; name: packet name(); size: uint16 when (has_size == 1);
              };
              last: byte;
            }
            packet boxes { count: byte value(array_length(boxes)); boxes: array (count) { box: packet boxed(); }; }
            packet names { names: array { entry: packet entry(); }; }
            """;

    /** Only one branch takes all that is left. */
    private static final String OPTIONS = """
            packet option {
              kind: byte;
              classify (kind) {
              |0:"End" -> padding: byte[remaining()] default("");
              |1:"One" -> value: byte;
              };
            }
            packet wrapped { flags: byte; option: packet option(); }
            packet options { options: array { option: packet wrapped(); }; }
            """;

    private static String built(String specification, String statement) {
        ByteBuffer buffer = ByteBuffer.allocate(64);
        new JavaProgram(specification).compile("return " + statement + ";").run(buffer);
        return Bytes.view(buffer, 0, buffer.position()).hex();
    }

    private static void isRefused(String specification, String statement, String where) {
        assertThatThrownBy(() -> built(specification, statement))
                .isInstanceOf(BuildException.class)
                .hasMessageStartingWith(where + ": would not be read as it was written");
    }

    @Test
    void aBranchByHowMuchIsLeft() {
        String both =
                "SmallOnes.builder(buffer).items(l -> l.add(p -> p.asLarge(6).data(new byte[3])).add(p -> p.asSmall(2).tag(7).rest(new byte[1]))).build()";
        assertThat(built(PADDING, both)).isEqualTo("03000000" + "0700");
        isRefused(
                PADDING,
                "SmallOnes.builder(buffer).items(l -> l.add(p -> p.asLarge(6).data(new byte[3]))).build()",
                "items");
    }

    @Test
    void whatTakesTheRestOfAPacket() {
        assertThat(built(REST, "Named.builder(buffer).hasSize(0).name(n -> n.text(\"ab\")).build()"))
                .isEqualTo("00" + "6162");
        isRefused(REST, "Named.builder(buffer).hasSize(1).name(n -> n.text(\"ab\")).size(1).build()", "named");
    }

    /** The packet around is complete only later, but the window is not. */
    @Test
    void whatTakesTheRestOfAWindowInIt() {
        String one = "Boxed.builder(buffer).bodyAsSized().hasSize(%d).name(n -> n.text(\"a\"))%s.last(9).build()";
        assertThat(built(REST, one.formatted(0, ""))).isEqualTo("0102" + "0061" + "09");
        isRefused(REST, one.formatted(1, ".size(1)"), "boxed");
        String many =
                "Boxes.builder(buffer).boxes(l -> l.add(x -> x.bodyAsSized().hasSize(%d).name(n -> n.text(\"a\"))%s.last(9))).build()";
        assertThat(built(REST, many.formatted(0, ""))).isEqualTo("01" + "0102" + "0061" + "09");
        isRefused(REST, many.formatted(1, ".size(1)"), "boxes[0].box");
    }

    @Test
    void anElementBehindOneThatTakesTheRest() {
        assertThat(built(
                        REST,
                        "Names.builder(buffer).names(l -> l.add(e -> e.kind(1).name(n -> n.text(\"a\")))).build()"))
                .isEqualTo("0161");
        isRefused(
                REST,
                "Names.builder(buffer).names(l -> l.add(e -> e.kind(1).name(n -> n.text(\"a\"))).add(e -> e.kind(2).name(n -> n.text(\"b\")))).build()",
                "names");
    }

    @Test
    void onlyABranchThatTakesTheRest() {
        assertThat(
                        built(
                                OPTIONS,
                                "Options.builder(buffer).options(l -> l.add(o -> o.flags(1).option(x -> x.asOne().value(7))).add(o -> o.flags(2).option(x -> x.asEnd().padding(new byte[2])))).build()"))
                .isEqualTo("010107" + "02000000");
        isRefused(
                OPTIONS,
                "Options.builder(buffer).options(l -> l.add(o -> o.flags(2).option(x -> x.asEnd())).add(o -> o.flags(1).option(x -> x.asOne().value(7)))).build()",
                "options");
    }

    /** That it is a nested packet's last branch which takes the rest is known only to that. */
    @Test
    void nothingIsReadAgainThatCannotBeReadOtherwise() {
        String source = GeneratedSpec.sources(TestSpec.of(OPTIONS)).get("Wrapped.java");
        assertThat(source).doesNotContain("out.choices().rest()");
        assertThat(GeneratedSpec.sources(TestSpec.of(OPTIONS)).get("Option.java"))
                .containsOnlyOnce("out.choices().rest()");
    }
}
