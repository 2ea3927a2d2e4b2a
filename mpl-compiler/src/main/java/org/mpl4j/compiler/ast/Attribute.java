package org.mpl4j.compiler.ast;

import java.util.List;
import org.mpl4j.compiler.source.Span;

/** What follows a field's type. */
public sealed interface Attribute {
    Span span();

    /** {@code variant { |value -> Tag .. }}. */
    record Variant(List<VariantCase> cases, Span span) implements Attribute {
        public Variant {
            cases = List.copyOf(cases);
        }
    }

    /** {@code | value -> Tag}, or {@code =>} for the one that a builder writes by itself. */
    record VariantCase(Expression value, boolean isDefault, Ident tag, Span span) {}

    /** {@code when (condition)}. */
    record When(Expression condition, Span span) implements Attribute {}

    /** {@code name(arguments)}: min, max, align, const, value, default, magic, checksum, show, until; which names there are is for {@code resolve} to say. */
    record Named(Ident name, List<Expression> arguments, Span span) implements Attribute {
        public Named {
            arguments = List.copyOf(arguments);
        }
    }
}
