package org.mpl4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ViolationTest {
    @Test
    void growsItsPathOutwards() {
        Violation violation = Violation.of("zero", 31, Violation.Kind.CONST, 0, 5);
        assertThat(violation.expected()).isEqualTo("0");
        assertThat(violation.actual()).isEqualTo("5");
        assertThat(violation.within("header").within("frames", 2).path()).isEqualTo("frames[2].header.zero");
        assertThat(new Violation("", 0, Violation.Kind.ALIGN, "a", "b")
                        .within("x")
                        .path())
                .isEqualTo("x");
    }

    @Test
    void saysWhatIsWrongInOneLine() {
        assertThat(Violation.of("ttl", 8, Violation.Kind.MIN, 1, 0))
                .hasToString("ttl at offset 8: expected at least 1, got 0");
        assertThat(Violation.of("ttl", 8, Violation.Kind.MAX, 64, 65).problem())
                .isEqualTo("expected at most 64, got 65");
        assertThat(Violation.of("", 0, Violation.Kind.CONST, 4, 5)).hasToString("at offset 0: expected 4, got 5");
    }

    @Test
    void writesHexadecimalNumbersWithTheDigitsThatTheFieldHas() {
        assertThat(Violation.hex("sum", 2, Violation.Kind.CHECKSUM, 0xfb9d, 7, 16)
                        .problem())
                .isEqualTo("expected 0xfb9d, got 0x0007");
        assertThat(Violation.hex("nibble", 0, Violation.Kind.VALUE, 0x1234, -3, 4)
                        .problem())
                .isEqualTo("expected 0x1234, got -0x3");
        assertThat(Violation.hex("id", 0, Violation.Kind.CONST, -1, 0, 64).problem())
                .isEqualTo("expected 0xffffffffffffffff, got 0x0000000000000000");
        assertThat(Violation.hex("width", 0, Violation.Kind.MIN, 0x10, 0, 0).problem())
                .isEqualTo("expected at least 0x10, got 0x0");
    }
}
