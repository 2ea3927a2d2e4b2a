package org.mpl4j.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.compiler.interpret.TestSpec;

class DocsTest {
    /** Compiled with javac's own check of Javadoc, whose warnings are errors. */
    @ParameterizedTest
    @ValueSource(strings = {"a*/b", "@<b>&{", "}", "a\nb", "\\u002a/", "{@link X}", "</pre>", "$L"})
    void anyLabelCanStandInJavadoc(String label) {
        TestSpec spec = TestSpec.of(
                "packet p { kind: byte; body: classify (kind) { |1:\"" + label + "\" -> x: byte; |_:\"Y\" -> (); }; }");

        assertThatCode(() -> new GeneratedSpec(spec)).doesNotThrowAnyException();
    }

    @Test
    void namesAreCode() {
        assertThat(Docs.code("want_reply'")).isEqualTo("{@code want_reply'}");
        assertThat(Docs.code("a}")).isEqualTo("<code>a&#125;</code>");
    }

    @Test
    void preformattedLinesKeepTheirSpace() {
        assertThat(Docs.preformatted(List.of("  a", " <b>"))).hasToString("\n<pre>\n  a\n &lt;b&gt;\n</pre>\n");
    }
}
