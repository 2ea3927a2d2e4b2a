package org.mpl4j.compiler.interpret.parse;

import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.expression.ChecksumInputs;
import org.mpl4j.compiler.interpret.expression.Node;
import org.mpl4j.compiler.interpret.expression.Preparer;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ScopeValue;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.Violation;
import org.mpl4j.runtime.Violation.Kind;
import org.mpl4j.runtime.text.Show;

/** Something that the specification asks of a field, and that a packet may break and still be read. */
abstract class Rule {
    private final FieldShape field;

    Rule(FieldShape field) {
        this.field = field;
    }

    final FieldShape field() {
        return field;
    }

    /** The violation of a field that is present, or null. */
    abstract @Nullable Violation check(ScopeValue scope, RuleEnvironment environment);

    final int start(ScopeValue scope) {
        return field.startOf(scope);
    }

    final Violation violation(ScopeValue scope, Kind kind, String expected, String actual) {
        return new Violation(field.name(), start(scope), kind, expected, actual);
    }

    /**
     * A violation about numbers, which are written like the field's.
     *
     * @param isUnsigned of a field that is unsigned and has 64 bits, whether the expected number is to be read as unsigned, too
     */
    final Violation violation(ScopeValue scope, Kind kind, boolean isUnsigned, long expected, long actual) {
        int offset = start(scope);
        if (field.show() == Show.HEX) {
            return Violation.hex(field.name(), offset, kind, expected, actual, field.bits());
        }
        if (!field.isUnsigned64()) {
            return Violation.of(field.name(), offset, kind, expected, actual);
        }
        return isUnsigned
                ? Violation.unsigned(field.name(), offset, kind, expected, actual)
                : Violation.ofUnsigned(field.name(), offset, kind, expected, actual);
    }

    /** const, min, max and value of a number. */
    static final class Number extends Rule {
        private final Kind kind;
        private final Expr bound;
        private final Node expected;

        Number(FieldShape field, Kind kind, Expr bound, Preparer preparer) {
            super(field);
            this.kind = kind;
            this.bound = bound;
            this.expected = preparer.prepare(bound);
        }

        @Override
        @Nullable
        Violation check(ScopeValue scope, RuleEnvironment environment) {
            long wanted;
            try {
                wanted = expected.raw(environment);
            } catch (ArithmeticException e) {
                return null;
            }
            long actual = field().number(scope);
            return isKept(actual, wanted) ? null : violation(scope, kind, field().isUnsigned(bound), wanted, actual);
        }

        private boolean isKept(long actual, long wanted) {
            int order = field().compare(actual, bound, wanted);
            return switch (kind) {
                case MIN -> order >= 0;
                case MAX -> order <= 0;
                default -> order == 0;
            };
        }
    }

    /** const and value of bytes. */
    static final class Content extends Rule {
        private final Kind kind;
        private final Node expected;
        private final boolean isFill;

        Content(FieldShape field, Kind kind, Node expected, boolean isFill) {
            super(field);
            this.kind = kind;
            this.expected = expected;
            this.isFill = isFill;
        }

        @Override
        @Nullable
        Violation check(ScopeValue scope, RuleEnvironment environment) {
            Bytes actual = field().content(scope);
            Bytes wanted = isFill
                    ? Fills.of((byte) expected.number(environment), actual.length())
                    : expected.content(environment);
            return actual.equals(wanted) ? null : violation(scope, kind, wanted.hex(), actual.hex());
        }
    }

    /** align: the length; what is padding and what is not cannot be told apart. */
    static final class Aligned extends Rule {
        private final int byteCount;

        Aligned(FieldShape field, int byteCount) {
            super(field);
            this.byteCount = byteCount;
        }

        @Override
        @Nullable
        Violation check(ScopeValue scope, RuleEnvironment environment) {
            int length = field().endOf(scope) - field().startOf(scope);
            return length % byteCount == 0
                    ? null
                    : violation(scope, Kind.ALIGN, "a multiple of " + byteCount + " bytes", length + " bytes");
        }
    }

    /** checksum: with the field's own bytes as zero. */
    static final class Sum extends Rule {
        private final ChecksumInputs inputs;

        Sum(FieldShape field, ChecksumInputs inputs) {
            super(field);
            this.inputs = inputs;
        }

        @Override
        @Nullable
        Violation check(ScopeValue scope, RuleEnvironment environment) {
            long actual = field().number(scope);
            long wanted;
            try {
                wanted = inputs.sum(environment, field().encoded(scope));
            } catch (ArithmeticException e) {
                return null;
            }
            boolean isSame = inputs.algorithm().isSame(wanted, actual);
            return isSame ? null : violation(scope, Kind.CHECKSUM, true, wanted, actual);
        }
    }
}
