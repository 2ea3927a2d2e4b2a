package org.mpl4j.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.View;

/** What generated views report of broken rules, which is what the interpreter reports. */
final class ViolationAgreementTest {
    private static final String NESTED_TAG = """
            packet p {
              tag: byte value(sizeof(data));
              other: byte;
              classify (other) {
              |1:"Here" ->
                marked: bit[1]; rest: bit[7];
                inner: classify (tag) {
                |2:"Two" -> two: byte;
                |_:"Any" -> ();
                } when (marked);
              |2:"Around" ->
                classify (tag) { |0..3:"Few" -> (); |_:"Many" -> many: byte; };
              |_:"Nothing" -> ();
              };
              data: byte[remaining()];
            }
            """;

    private static List<String> violations(String text, String... packets) throws ParseException {
        TestSpec spec = TestSpec.of(text);
        GeneratedSpec generated = new GeneratedSpec(spec);
        QualifiedName name = spec.name("p");
        List<String> found = new ArrayList<>();
        for (String hex : packets) {
            byte[] bytes = TestSpec.bytes(hex).array();
            new ViewAgreement(generated).check(name, Arguments.NONE, bytes);
            View view = (View) generated.parse(name, TestSpec.bytes(hex), Arguments.NONE);
            found.add(view.violations().toString());
        }
        return found;
    }

    @Test
    void valueOfATagIsDecidedByTheBranchesThatWereTaken() throws ParseException {
        assertThat(violations(
                        NESTED_TAG,
                        "05 01 80 aabb", // Any
                        "02 01 80 aa bbccdd", // Two, which says what the tag is
                        "05 01 00 aabb", // no classify on the tag
                        "03 02 aabb", // Few
                        "04 02 aa bbccddee", // Many
                        "01 03"))
                .containsExactly(
                        "[tag at offset 0: expected 2, got 5]",
                        "[]",
                        "[tag at offset 0: expected 2, got 5]",
                        "[tag at offset 0: expected 2, got 3]",
                        "[]",
                        "[tag at offset 0: expected 0, got 1]");
    }

    @Test
    void numbersOfFieldsShownInHexadecimalAreSo() throws ParseException {
        assertThat(violations("""
                        packet p {
                          length: uint16 value(sizeof(data) - 1) show(hex);
                          sum: uint16 checksum(inet, length..data) show(hex);
                          low: bit[12] min(0x123) show(hex); high: bit[4] max(2) show(hex);
                          fixed: uint64 const(0xfedc_ba98_7654_3210) show(hex);
                          signed: int8 const(-1) show(hex);
                          data: byte[remaining()];
                        }
                        """, "0010 ffff 0223 fedcba9876543211 02"))
                .containsExactly("[length at offset 0: expected -0x0001, got 0x0010, "
                        + "sum at offset 2: expected 0x99f1, got 0xffff, "
                        + "low at offset 4: expected at least 0x123, got 0x022, "
                        + "high at offset 5: expected at most 0x2, got 0x3, "
                        + "fixed at offset 6: expected 0xfedcba9876543210, got 0xfedcba9876543211, "
                        + "signed at offset 14: expected -0x01, got 0x02]");
    }

    @Test
    void limitsOfUnsignedNumbersMayBeNegativeOrTooLargeForALong() throws ParseException {
        assertThat(violations(
                        """
                        packet p {
                          low: int8; large: uint64;
                          least: uint64 min(low); most: uint64 max(low); same: uint64 value(low);
                          above: uint64 min(large); below: uint64 max(large);
                        }
                        """,
                        "ff 8000000000000000 0000000000000001 0000000000000001 ffffffffffffffff"
                                + "8000000000000001 8000000000000001",
                        "02 7000000000000000 0000000000000001 0000000000000003 0000000000000002"
                                + "8000000000000001 8000000000000001"))
                .containsExactly(
                        "[most at offset 17: expected at most -1, got 1, "
                                + "same at offset 25: expected -1, got 18446744073709551615, "
                                + "below at offset 41: expected at most 9223372036854775808, got 9223372036854775809]",
                        "[least at offset 9: expected at least 2, got 1, most at offset 17: expected at most 2, got 3, "
                                + "below at offset 41: expected at most 8070450532247928832, got 9223372036854775809]");
    }

    @Test
    void sumsThatCannotBeComputedAreNoViolation() throws ParseException {
        assertThat(violations(
                        "packet p { a: uint64; b: int64; sum: uint16 checksum(inet, a * b, a..b); }",
                        "0000000000000001 0000000000000002 0000",
                        "8000000000000000 0000000000000002 0000",
                        "7000000000000000 0000000000000002 0000"))
                .containsExactly("[sum at offset 16: expected 65530, got 0]", "[]", "[]");
    }
}
