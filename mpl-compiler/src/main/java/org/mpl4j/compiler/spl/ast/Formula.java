package org.mpl4j.compiler.spl.ast;

import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.source.Span;

/** A formula of linear temporal logic as written, parentheses aside (they are kept). */
public sealed interface Formula {
    Span span();

    /** A statecall, or one of several. */
    record Call(CallPattern call, Span span) implements Formula {}

    /** {@code automaton.state}. */
    record State(Ident automaton, Ident state, Span span) implements Formula {}

    record Constant(boolean value, Span span) implements Formula {}

    record Parenthesized(Formula inner, Span span) implements Formula {}

    /** {@code !}, {@code []}, {@code <>} or {@code X}. */
    record Unary(String operator, Formula operand, Span span) implements Formula {}

    /** {@code &&}, {@code ||}, {@code ->}, {@code <->}, {@code U} or {@code W}. */
    record Binary(String operator, Formula left, Formula right, Span span) implements Formula {}
}
