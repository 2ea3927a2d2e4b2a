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
}
