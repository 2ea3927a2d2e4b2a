package org.mpl4j.compiler.ast;

import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.source.Span;

/** Something at the top of a file. */
public sealed interface Declaration {
    Ident name();

    /** The doc comment before it, markers and leading stars stripped. */
    Optional<String> doc();

    Span span();

    /** {@code typedef name base [size] attributes;}. */
    record Typedef(
            Ident name,
            Ident base,
            Optional<Expression> size,
            List<Attribute> attributes,
            Optional<String> doc,
            Span span)
            implements Declaration {
        public Typedef {
            attributes = List.copyOf(attributes);
        }
    }

    /** {@code struct { .. } name;}. */
    record Struct(Ident name, List<Statement> body, Optional<String> doc, Span span) implements Declaration {
        public Struct {
            body = List.copyOf(body);
        }
    }

    /** {@code extern name "codec class" "value class";}. */
    record Extern(
            Ident name,
            Expression.Text codecClass,
            Optional<Expression.Text> valueClass,
            Optional<String> doc,
            Span span)
            implements Declaration {}

    /** {@code packet name (parameters) { .. }}. */
    record Packet(Ident name, List<Parameter> parameters, List<Statement> body, Optional<String> doc, Span span)
            implements Declaration {
        public Packet {
            parameters = List.copyOf(parameters);
            body = List.copyOf(body);
        }
    }

    /** A parameter; {@code type} is as written: bool, boolean, int, integer or bytes. */
    record Parameter(Ident type, Ident name) {}
}
