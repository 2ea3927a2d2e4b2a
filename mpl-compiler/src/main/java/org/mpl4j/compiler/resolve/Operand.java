package org.mpl4j.compiler.resolve;

import java.math.BigInteger;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.compiler.source.Span;

/** An expression under construction: constant integers stay exact until it is known where they go. */
sealed interface Operand {
    Span span();

    ValueKind kind();

    record Constant(BigInteger value, Span span) implements Operand {
        @Override
        public ValueKind kind() {
            return ValueKind.INT;
        }
    }

    /** Anything but a constant integer. */
    record Other(Expr expr) implements Operand {
        @Override
        public Span span() {
            return expr.span();
        }

        @Override
        public ValueKind kind() {
            return expr.kind();
        }
    }
}
