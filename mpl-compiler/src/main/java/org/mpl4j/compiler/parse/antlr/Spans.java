package org.mpl4j.compiler.parse.antlr;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.Span;

/** Where ANTLR's tokens and nodes stand in the source. */
public final class Spans {
    private Spans() {}

    public static Span of(SourceFile source, Token token) {
        int start = Math.min(token.getStartIndex(), source.text().length());
        return new Span(source, start, token.getType() == Token.EOF ? start : token.getStopIndex() + 1);
    }

    public static Span of(SourceFile source, ParserRuleContext context) {
        Span start = of(source, context.getStart());
        // Nothing may have been read of what has an error.
        return context.getStop() == null ? start : start.to(of(source, context.getStop()));
    }

    /** The place right behind a token, which is empty. */
    public static Span behind(SourceFile source, Token token) {
        int end = token.getStopIndex() + 1;
        return new Span(source, end, end);
    }
}
