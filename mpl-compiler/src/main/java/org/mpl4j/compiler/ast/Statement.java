package org.mpl4j.compiler.ast;

import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.source.Span;

/** One statement of a packet, struct, branch or array. */
public sealed interface Statement {
    Span span();

    Optional<String> doc();

    /** {@code name: type[size] attributes;}. */
    record FieldStatement(
            Ident name,
            Ident type,
            Optional<Expression> size,
            List<Attribute> attributes,
            Optional<String> doc,
            Span span)
            implements Statement {
        public FieldStatement {
            attributes = List.copyOf(attributes);
        }
    }

    /** {@code name: packet target(arguments)[window] when (presence);}. */
    record NestedStatement(
            Ident name,
            Ident target,
            List<Expression> arguments,
            Optional<Expression> window,
            Optional<Expression> presence,
            Optional<String> doc,
            Span span)
            implements Statement {
        public NestedStatement {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code name: classify (tag)[window] { branches } when (presence);}. */
    record ClassifyStatement(
            Optional<Ident> name,
            Ident tag,
            Optional<Expression> window,
            List<Branch> branches,
            Optional<Expression> presence,
            Optional<String> doc,
            Span span)
            implements Statement {
        public ClassifyStatement {
            branches = List.copyOf(branches);
        }
    }

    /**
     * {@code | pattern : label when (guard) -> body}.
     *
     * @param pattern empty for {@code _}
     */
    record Branch(
            Optional<Expression> pattern,
            Optional<Expression> label,
            Optional<Expression> guard,
            List<Statement> body,
            Optional<String> doc,
            Span patternSpan,
            Span span) {
        public Branch {
            body = List.copyOf(body);
        }
    }

    /** {@code name: array bound { body } when (presence);}. */
    record ArrayStatement(
            Ident name,
            ArrayBound bound,
            List<Statement> body,
            Optional<Expression> presence,
            Optional<String> doc,
            Span span)
            implements Statement {
        public ArrayStatement {
            body = List.copyOf(body);
        }
    }

    /** How long an array goes on. */
    sealed interface ArrayBound {
        /** {@code array (n)}. */
        record Count(Expression count) implements ArrayBound {}

        /** {@code array[n]}. */
        record Window(Expression byteLength) implements ArrayBound {}

        /** {@code array}. */
        record ToEnd() implements ArrayBound {}

        /** {@code array until (e)}. */
        record Until(Expression condition) implements ArrayBound {}
    }

    /** {@code ();}: nothing, on purpose. */
    record UnitStatement(Optional<String> doc, Span span) implements Statement {}

    /** {@code endian little when (condition);}; {@code order} is as written. */
    record EndianStatement(Ident order, Optional<Expression> condition, Optional<String> doc, Span span)
            implements Statement {}
}
