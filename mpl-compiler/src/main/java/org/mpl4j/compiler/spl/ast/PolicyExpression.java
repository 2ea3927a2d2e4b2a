package org.mpl4j.compiler.spl.ast;

import java.math.BigInteger;
import org.mpl4j.compiler.source.Span;

/** An expression as written, parentheses aside (they are kept). */
public sealed interface PolicyExpression {
    Span span();

    record Int(BigInteger value, Span span) implements PolicyExpression {}

    record Bool(boolean value, Span span) implements PolicyExpression {}

    /** A variable, or a field of the packet before. */
    record Name(String name, Span span) implements PolicyExpression {}

    record Parenthesized(PolicyExpression inner, Span span) implements PolicyExpression {}

    /** {@code -} or {@code !}. */
    record Unary(String operator, PolicyExpression operand, Span span) implements PolicyExpression {}

    /** Every other operator; {@code or} is {@code ||}. */
    record Binary(String operator, PolicyExpression left, PolicyExpression right, Span operatorSpan, Span span)
            implements PolicyExpression {}
}
