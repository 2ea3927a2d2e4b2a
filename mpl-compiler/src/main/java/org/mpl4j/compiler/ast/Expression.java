package org.mpl4j.compiler.ast;

import java.math.BigInteger;
import java.util.Optional;
import org.mpl4j.compiler.model.Bytes;
import org.mpl4j.compiler.source.Span;

/** An expression as written, parentheses aside (they are kept, so that the formatter can print them). */
public sealed interface Expression {
    Span span();

    /** An integer; {@code text} is how it was spelt. */
    record Int(BigInteger value, String text, Span span) implements Expression {}

    /** A string; {@code text} is what stands in the file, quotes included. */
    record Text(Bytes value, String text, Span span) implements Expression {}

    record Bool(boolean value, Span span) implements Expression {}

    /** A field, parameter, label or algorithm. */
    record Name(String name, Span span) implements Expression {}

    /** A constant of an enumeration. */
    record Tag(String tag, Span span) implements Expression {}

    /** {@code offset(x)}, {@code sizeof(x)}, {@code array_length(x)}, {@code remaining()}. */
    record Call(Ident function, Optional<Ident> argument, Span span) implements Expression {}

    record Parenthesized(Expression inner, Span span) implements Expression {}

    /** {@code -} or {@code !}. */
    record Unary(String operator, Expression operand, Span span) implements Expression {}

    /** Every other operator, {@code ..} included, as it is spelt. */
    record Binary(String operator, Expression left, Expression right, Span operatorSpan, Span span)
            implements Expression {}
}
