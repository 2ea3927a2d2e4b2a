package org.mpl4j.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.runtime.ParseException;

/** What generated views and their variables are called where several things would have one name. */
final class ViewNamesTest {
    private static Object parse(String text, String hex) throws ParseException {
        GeneratedSpec spec = new GeneratedSpec(TestSpec.of(text));
        ByteBuffer buffer = TestSpec.bytes(hex);
        return spec.parse(spec.spec().name("p"), buffer, Arguments.NONE);
    }

    @Test
    void optionalClassifyWhoseBranchesEndInOneSlotHasTwoEnds() throws ParseException {
        Object view = parse("""
                packet p {
                  has: boolean; tag: byte;
                  choice: classify (tag) {
                  |1:"One" -> one: string8;
                  |2:"Two" -> two: cstring;
                  } when (has);
                  after: byte;
                }
                """, "01 01 02 4142 2a");
        assertThat(GeneratedSpec.get(view, "after")).isEqualTo(0x2a);
    }

    @Test
    void optionalArrayOfVariableElementsHasTwoEnds() throws ParseException {
        Object view = parse("""
                packet p {
                  has: boolean; count: byte value(array_length(list));
                  list: array (count) { text: string8; } when (has);
                  after: byte;
                }
                """, "01 02 01 41 02 4242 2a");
        assertThat(GeneratedSpec.get(view, "after")).isEqualTo(0x2a);
    }

    @Test
    void optionalWindowedClassifyHasTwoEnds() throws ParseException {
        Object view = parse("""
                packet p {
                  has: boolean; tag: byte; length: byte;
                  choice: classify (tag)[length] {
                  |1:"One" -> one: string8;
                  |2:"Two" -> two: cstring;
                  } when (has);
                  after: byte;
                }
                """, "01 01 03 02 4142 2a");
        assertThat(GeneratedSpec.get(view, "after")).isEqualTo(0x2a);
    }

    @Test
    void branchesOfTwoUnnamedClassifiesWithOneLabelHaveTwoAccessors() throws ParseException {
        Object view = parse("""
                packet p {
                  first: byte;
                  classify (first) { |1:"One" -> a: byte; |_:"Other" -> b: uint16; };
                  second: byte;
                  classify (second) { |1:"One" -> c: uint16; |_:"Other" -> d: byte; };
                }
                """, "01 07 05 08");
        assertThat(GeneratedSpec.get(GeneratedSpec.get(view, "asOne"), "a")).isEqualTo(7);
        assertThat(GeneratedSpec.get(GeneratedSpec.get(view, "asOther_"), "d")).isEqualTo(8);
    }
}
