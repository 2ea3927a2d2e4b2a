package org.mpl4j.fuzzing.check;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.parse.Inspector;
import org.mpl4j.compiler.interpret.parse.Outcome;
import org.mpl4j.fuzzing.library.PacketInput;
import org.mpl4j.fuzzing.library.PacketTarget;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.ParseResult;
import org.mpl4j.runtime.View;

/** Sees that generated code and the interpreter make the same of an input: the same values, ends and broken rules, or the same error. */
public final class Agreement {
    private final PacketTarget target;
    private final Inspector inspector = new Inspector();
    private final FieldAgreement fields = new FieldAgreement();

    public Agreement(PacketTarget target) {
        this.target = target;
    }

    /** What was compared until now. */
    public FieldAgreement fields() {
        return fields;
    }

    /**
     * Reads an input in both ways.
     *
     * @throws AssertionError if they differ
     */
    public void check(PacketInput input) {
        ByteBuffer buffer = ByteBuffer.wrap(input.bytes());
        Outcome expected = target.interpreter().tryParse(buffer, input.arguments(), Limits.DEFAULT);
        ParseResult<? extends View> actual = target.tryParse(buffer, target.values(input.arguments()));
        if (actual instanceof ParseResult.Ok<? extends View> ok) {
            same("error", "none", text(expected.error()));
            same("end", expected.packet().end(), ok.packet().endOffset());
            same(
                    "broken rules",
                    inspector.violations(expected.packet()),
                    ok.packet().violations());
            fields.check(expected.packet().fields(), ok.packet(), target.name().name());
        } else if (actual instanceof ParseResult.Truncated<?> truncated) {
            same("bytes needed", needed(expected.error()), truncated.atLeast());
        } else {
            same("error", text(expected.error()), text(((ParseResult.Malformed<?>) actual).error()));
        }
    }

    private static String text(@Nullable ParseException error) {
        return error == null ? "none" : String.valueOf(error.getMessage());
    }

    private static long needed(@Nullable ParseException error) {
        return error == null ? 0 : error.isInputTooShort() ? error.atLeast(0) : -1;
    }

    private static void same(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError(what + ": the interpreter says\n" + expected + "\nand generated code\n" + actual);
        }
    }
}
