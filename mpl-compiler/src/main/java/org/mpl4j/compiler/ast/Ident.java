package org.mpl4j.compiler.ast;

import org.mpl4j.compiler.source.Span;

/** A NAME or TAG where it was written. */
public record Ident(String text, Span span) {
    @Override
    public String toString() {
        return text;
    }
}
