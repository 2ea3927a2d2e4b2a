package org.mpl4j.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.interpret.parse.Outcome;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.View;

/** Asserts that generated code and the interpreter make the same of bytes: the same packet with the same violations, or the same error. */
final class ViewAgreement {
    private final GeneratedSpec generated;

    ViewAgreement(GeneratedSpec generated) {
        this.generated = generated;
    }

    /** Bytes that may be a packet. */
    void check(QualifiedName packet, Arguments arguments, byte[] bytes) {
        String hex = HexFormat.of().formatHex(bytes);
        Outcome expected =
                generated.spec().interpreters().of(packet).tryParse(ByteBuffer.wrap(bytes), arguments, Limits.DEFAULT);
        try {
            Object view = generated.parse(packet, ByteBuffer.wrap(bytes), arguments);
            assertThat(expected.error()).as("%s %s", packet, hex).isNull();
            new ViewComparison(generated).packet(expected.packet(), view);
            assertThat(((View) view).violations())
                    .as("%s %s", packet, hex)
                    .isEqualTo(TestSpec.violations(expected.packet()));
            Object again = generated.parse(packet, ByteBuffer.wrap(bytes.clone()), arguments);
            assertThat(again).isEqualTo(view).hasSameHashCodeAs(view);
        } catch (ParseException actual) {
            sameError(actual, expected.error(), packet + " " + hex);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(packet + " " + hex + " " + e.getMessage(), e);
        }
    }

    private static void sameError(ParseException actual, ParseException expected, String what) {
        assertThat(expected).as("%s: %s", what, actual.getMessage()).isNotNull();
        assertThat(actual.getMessage()).as(what).isEqualTo(expected.getMessage());
        assertThat(actual.reason()).as(what).isEqualTo(expected.reason());
        assertThat(actual.isInputTooShort()).as(what).isEqualTo(expected.isInputTooShort());
        assertThat(actual.atLeast(0)).as(what).isEqualTo(expected.atLeast(0));
    }
}
