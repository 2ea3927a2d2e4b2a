package org.mpl4j.compiler.backend.java;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.interpret.value.Arguments;

/** Arithmetic that has no result of 64 bits makes the packet malformed wherever a parse needs the result, in generated code as in the interpreter. */
final class OverflowAgreementTest {
    private static final List<String> NUMBERS =
            List.of("0000000000000001", "7fffffffffffffff", "8000000000000000", "ffffffffffffffff");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n: packet q(a * 2);",
                "n: packet q(a + 1)[1];",
                "n: packet unused(a * 2);",
                "n: packet q(1) when (a * 2 == 2);",
                "list: array (a * 2 - 1) { n: packet q(a * 2); };",
                "list: array (1) { b: byte[a - 1]; };",
                "list: array until (x * a == 2) { x: byte; };",
                "list: array[a * 2] { x: byte; };",
                "c: classify (a)[a * 2] { |_:\"Any\" -> d: byte[remaining()]; };",
                "classify (a) { |1:\"One\" when (a * 2 == 2) -> d: byte; |_:\"Any\" -> (); };",
                "d: byte[a * 2];",
                "w: bit[a * 8];",
                "endian little when (a * 2 == 2); d: uint16;",
                "d: byte when (-a * 4 == 0);",
                "d: byte min(a * 2) max(a * 3);",
                "n: packet flagged(a * 2 == 2);",
                "list: array (2) { n: packet q(a * 2)[2]; };",
                "n: packet q(a * 2) when (a < 5);"
            })
    void inA(String statements) {
        TestSpec spec = TestSpec.of("packet p { a: uint64; " + statements + " }\n"
                + "packet q (int x) { b: byte; c: byte when (x > 2); }\n"
                + "packet flagged (bool x) { b: byte when (x); }\n"
                + "packet unused (int x) { b: byte; s: uint16 checksum(inet, x, b); }\n");
        ViewAgreement agreement = new ViewAgreement(new GeneratedSpec(spec));
        for (String number : NUMBERS) {
            for (String rest : List.of("", "02", "0201", "0000000000000002", "0201020102010201020102")) {
                agreement.check(
                        spec.name("p"),
                        Arguments.NONE,
                        TestSpec.bytes(number + rest).array());
            }
        }
    }
}
