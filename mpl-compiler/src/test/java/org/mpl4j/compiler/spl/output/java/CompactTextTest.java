package org.mpl4j.compiler.spl.output.java;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompactTextTest {
    @Test
    void putsShortCommentsOnOneLine() {
        assertThat(CompactText.of("    /**\n     * {@return it}\n     */\n    int it() {\n"))
                .isEqualTo("    /** {@return it} */\n    int it() {\n");
        String tooLong = "/**\n * " + "x".repeat(151) + "\n */\n";
        String ofTwoLines = "/**\n * It.\n * And more.\n */\n";
        assertThat(CompactText.of(tooLong)).isEqualTo(tooLong);
        assertThat(CompactText.of(ofTwoLines)).isEqualTo(ofTwoLines);
    }

    @Test
    void leavesOutLinesBetweenConstants() {
        assertThat(CompactText.of("    ONE,\n\n    two,\n\n    Three;\n\n    private int x;\n"))
                .isEqualTo("    ONE,\n    two,\n    Three;\n\n    private int x;\n");
    }

    @Test
    void leavesOutLinesBetweenFieldsOfOneLine() {
        assertThat(
                        CompactText.of(
                                "    private int a;\n\n    private final int[] b = of(1);\n\n    private int c;\n\n    C() {\n"))
                .isEqualTo("    private int a;\n    private final int[] b = of(1);\n    private int c;\n\n    C() {\n");
        String withComment = "    private int a;\n\n    /** The other. */\n    private int b;\n";
        String ofTwoLines = "    private T a = of(1,\n        2);\n\n    private int b;\n";
        assertThat(CompactText.of(withComment)).isEqualTo(withComment);
        assertThat(CompactText.of(ofTwoLines)).isEqualTo(ofTwoLines);
    }
}
