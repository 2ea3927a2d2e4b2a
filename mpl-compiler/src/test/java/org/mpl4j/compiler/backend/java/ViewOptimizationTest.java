package org.mpl4j.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mpl4j.compiler.backend.BackendContext;
import org.mpl4j.compiler.backend.JavaPackages;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.compiler.interpret.TestSpec;

/** Whatever is left out, views agree with the interpreter. */
final class ViewOptimizationTest {
    /** Fields of every size and sign next to each other, at the end of a run, behind a slot and in a branch; texts of many lengths; more branches than one method has. */
    private static final TestSpec SPEC = TestSpec.of("""
            packet numbers {
              a: bit[4]; b: bit[12]; c: int8; d: int16; e: int24;
              f: uint24; g: int32; h: uint32; i: int48; j: boolean;
              k: uint64; l: int64; m: bit[33]; n: bit[31]; o: bit[3]; p: bit[5];
              text: string8; q: byte; r: byte; s: byte;
              endian little; t: uint16; u: uint16;
            }
            packet words {
              name: string8;
              classify (name) {
              |"":"Empty" -> ();
              |"a":"A" -> x: byte; y: byte;
              |"b":"B" -> x: uint16;
              |"ab":"AB" -> x: byte;
              |"abc":"ABC" -> x: byte;
              |"abcde":"ABCDE" -> x: byte;
              |"abcdefg":"ABCDEFG" -> x: byte;
              |"abcdefgh":"ABCDEFGH" -> x: byte;
              |"abcdefghi":"ABCDEFGHI" -> x: byte;
              |"abcdefghijkl":"ABCDEFGHIJKL" -> x: byte;
              |"abcdefghijklmno":"ABCDEFGHIJKLMNO" -> x: byte;
              |"abcdefghijklmnopqrstuvwxyzabcdefghi":"Long" -> x: byte;
              |"c":"C" -> x: byte; |"d":"D" -> x: byte; |"e":"E" -> s: string8; x: byte; |"f":"F" -> x: byte;
              |_:"Other" -> rest: byte[remaining()];
              };
            }
            packet choice {
              kind: byte; other: byte;
              named: classify (kind) {
              |0:"P0" -> (); |1:"P1" -> a: byte; |2:"P2" when (other > 9) -> a: uint16; |3:"P3" -> a: byte; |4:"P4" -> a: byte;
              |5:"P5" -> a: byte; |6:"P6" -> a: byte; |7:"P7" -> a: byte; |8:"P8" -> a: byte; |9:"P9" -> a: byte;
              |10:"P10" -> a: byte; |11:"P11" -> a: byte; |12:"P12" -> a: byte; |13:"P13" -> a: byte; |14:"P14" -> a: byte;
              |15:"P15" -> a: byte; |16..200:"Range" -> a: uint24; |201:"P201" -> a: byte; |202:"P202" -> a: byte;
              };
              classify (other) {
              |0:"Q0" -> b: byte; |1:"Q1" -> b: byte; |2:"Q2" -> b: byte; |3:"Q3" -> b: byte; |4:"Q4" -> b: byte;
              |5:"Q5" -> b: byte; |6:"Q6" -> b: byte; |7:"Q7" -> b: byte; |8:"Q8" -> b: byte; |9:"Q9" -> b: byte;
              |10:"Q10" -> b: byte; |11:"Q11" -> b: byte; |12:"Q12" -> b: byte; |13:"Q13" -> b: byte;
              |_:"Rest" -> ();
              };
            }
            packet branches {
              kind: byte; first: string8;
              classify (kind) {
              |0:"None" -> ();
              |1:"Texts" -> a: string8; b: string16; c: byte; d: string8; e: uint16;
              |2:"Deep" ->
                name: string8; flag: boolean;
                inner: classify (name) {
                |"a":"A" -> x: string8; one: packet choice(); y: string8;
                |"b":"B" -> optional: string8 when (flag); z: string8;
                |_:"Other" -> count: byte value(array_length(some)); some: array (count) { one: packet pair(); }; w: string8;
                };
                after: string8;
              |_:"Rest" -> size: byte value(sizeof(rest)); rest: byte[size]; end: string8;
              };
              last: string8;
              second: classify (kind) {
              |0..2:"Few" -> g: string8; h: string8;
              |_:"Many" -> i: byte;
              };
            }
            packet lists {
              count: byte value(array_length(some));
              some: array (count) { one: packet words(); };
              size: byte value(sizeof(window));
              window: array[size] { one: packet choice(); };
              fixed: array (2) { one: packet pair(); };
              rest: array { one: packet words(); };
            }
            packet pair { left: uint16; right: uint16; }
            """);

    private static BackendContext without(String labels) {
        return new BackendContext(JavaPackages.of(""), Map.of(Optimization.OPTION, labels));
    }

    @Test
    void allOfThem() {
        ViewOracleTest.checkAll(new GeneratedSpec(SPEC));
    }

    @Test
    void noneOfThem() {
        String all = Stream.of(Optimization.values()).map(Optimization::label).collect(Collectors.joining(","));
        ViewOracleTest.checkAll(new GeneratedSpec(SPEC, without(all)));
    }

    @Test
    void pointedViews() {
        ViewOracleTest.checkAll(new GeneratedSpec(SPEC, ViewOracleTest.REUSABLE));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"COALESCED_READS", "HEAP_READS", "TEXT_SWITCHES", "SHARED_LISTS", "NOTED_PLACES", "SMALL_METHODS"})
    void allButOne(Optimization optimization) {
        BackendContext context = without(optimization.label());
        ViewOracleTest.checkAll(new GeneratedSpec(SPEC, context));
        assertThat(GeneratedSpec.sources(SPEC, context)).isNotEqualTo(GeneratedSpec.sources(SPEC));
    }
}
