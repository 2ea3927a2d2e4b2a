package org.mpl4j.compiler.ast;

import org.mpl4j.compiler.source.Span;

/** A comment with its markers, as written. */
public record Comment(String text, Span span) {}
