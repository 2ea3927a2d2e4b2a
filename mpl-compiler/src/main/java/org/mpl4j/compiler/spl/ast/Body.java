package org.mpl4j.compiler.spl.ast;

import java.util.List;
import org.mpl4j.compiler.source.Span;

/** Statements in braces. */
public record Body(List<PolicyStatement> statements, Span span) {
    public Body {
        statements = List.copyOf(statements);
    }
}
