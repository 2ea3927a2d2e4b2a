package org.mpl4j.compiler.parse;

import java.util.List;
import org.antlr.v4.runtime.Token;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.grammar.MplLexer;

/**
 * Reports tokens that can't be part of any specification, and nesting that later stages would need too much stack for: they may recurse as deep as the tree is, and
 * the tree is at most {@link #MAX_DEPTH} brackets times {@link #MAX_OPERATORS} operators deep.
 */
final class TokenCheck {
    static final int MAX_DEPTH = 100;
    static final int MAX_OPERATORS = 500;

    private final SourceFile source;
    private final Diagnostics diagnostics;
    private int depth;
    private int operators;

    TokenCheck(SourceFile source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    /** Whether the parser may have the tokens. */
    boolean check(MplLexer lexer, List<Token> tokens) {
        boolean isGood = true;
        for (Token token : tokens) {
            isGood &= checkKind(token);
            if (!checkDepth(token)) {
                return false;
            }
        }
        if (lexer.unterminatedCommentStart() >= 0) {
            int start = lexer.unterminatedCommentStart();
            diagnostics
                    .error(Code.E0103, new Span(source, start, start + 2), "this comment does not end")
                    .help("comments nest: each `/*` needs a `*/` of its own");
            isGood = false;
        }
        return isGood;
    }

    private boolean checkKind(Token token) {
        switch (token.getType()) {
            case MplLexer.ILLEGAL ->
                diagnostics.error(
                        Code.E0104,
                        span(token),
                        "no token begins with %s",
                        describe(token.getText().charAt(0)));
            case MplLexer.BAD_INT ->
                diagnostics
                        .error(Code.E0105, span(token), "`%s` is not a number", token.getText())
                        .help("numbers are decimal, 0x.., 0o.. or 0b..; a name begins with a letter or `_`");
            case MplLexer.UNTERMINATED_STRING ->
                diagnostics
                        .error(
                                Code.E0102,
                                new Span(source, token.getStartIndex(), token.getStartIndex() + 1),
                                "this string does not end")
                        .help("a string goes to the next `\"`, over line ends too");
            default -> {
                return true;
            }
        }
        return false;
    }

    private boolean checkDepth(Token token) {
        switch (token.getType()) {
            case MplLexer.LPAREN, MplLexer.LBRACE, MplLexer.LBRACKET -> depth++;
            case MplLexer.RPAREN, MplLexer.RBRACE, MplLexer.RBRACKET -> depth--;
            case MplLexer.SEMI, MplLexer.COMMA, MplLexer.ARROW, MplLexer.DEFAULT_ARROW -> operators = 0;
            default -> {
                if (token.getType() >= MplLexer.RANGE && token.getType() <= MplLexer.SHIFT_RIGHT) {
                    operators++;
                }
            }
        }
        if (depth <= MAX_DEPTH && operators <= MAX_OPERATORS) {
            return true;
        }
        diagnostics.error(
                Code.E0106,
                span(token),
                depth > MAX_DEPTH
                        ? "more than " + MAX_DEPTH + " brackets are open here"
                        : "more than " + MAX_OPERATORS + " operators in one expression");
        return false;
    }

    private Span span(Token token) {
        return new Span(source, token.getStartIndex(), token.getStopIndex() + 1);
    }

    private static String describe(char c) {
        return c > ' ' && c < 0x7f ? "`" + c + "`" : String.format("the byte 0x%02x", (int) c);
    }
}
