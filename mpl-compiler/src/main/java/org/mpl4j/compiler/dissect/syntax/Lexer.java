package org.mpl4j.compiler.dissect.syntax;

import java.util.ArrayList;
import java.util.List;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.Span;

/** Splits a filter or table into words. */
final class Lexer {
    private static final String PAIRS = "&& || == != <= >= << >> -> ..";
    private static final String SINGLES = "!<>+-*/%&()[].,:";

    private final SourceFile source;
    private final String text;
    private final boolean hasStatements;
    private final Diagnostics diagnostics;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    /**
     * @param hasStatements whether a line that starts without white space starts a new statement
     */
    Lexer(SourceFile source, boolean hasStatements, Diagnostics diagnostics) {
        this.source = source;
        this.text = source.text();
        this.hasStatements = hasStatements;
        this.diagnostics = diagnostics;
    }

    List<Token> tokens() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (c <= ' ') {
                space();
            } else {
                word(c);
            }
        }
        endStatement();
        add(Token.Kind.END, text.length());
        return tokens;
    }

    private void space() {
        boolean isLineEnd = text.charAt(at++) == '\n';
        if (isLineEnd && at < text.length() && text.charAt(at) > ' ' && text.charAt(at) != '#') {
            endStatement();
        }
    }

    /** The end of a statement is where its last word ends, which is where something is missing if anything is. */
    private void endStatement() {
        Token last = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        if (hasStatements && last != null && last.kind() != Token.Kind.END_OF_STATEMENT) {
            int end = last.span().end();
            tokens.add(new Token(Token.Kind.END_OF_STATEMENT, new Span(source, end, end)));
        }
    }

    private void add(Token.Kind kind, int end) {
        tokens.add(new Token(kind, new Span(source, at, end)));
        at = end;
    }

    private void word(char c) {
        int addressEnd = AddressText.end(text, at);
        if (addressEnd > at) {
            add(Token.Kind.ADDRESS, addressEnd);
        } else if (isDigit(c)) {
            add(Token.Kind.NUMBER, endOfWord());
        } else if (isWordPart(c)) {
            add(c >= 'A' && c <= 'Z' ? Token.Kind.TAG : Token.Kind.NAME, endOfWord());
        } else if (c == '"') {
            text();
        } else {
            symbol(c);
        }
    }

    private void symbol(char c) {
        if (at + 2 <= text.length() && PAIRS.contains(text.substring(at, at + 2)) && text.charAt(at + 1) > ' ') {
            add(Token.Kind.SYMBOL, at + 2);
        } else if (SINGLES.indexOf(c) >= 0) {
            add(Token.Kind.SYMBOL, at + 1);
        } else {
            Diagnostics.Draft draft =
                    diagnostics.error(Code.E0104, new Span(source, at, at + 1), "this character begins nothing");
            if (c == '=') {
                draft.help("write `==` to compare");
            }
            at++;
        }
    }

    private void text() {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length() || text.charAt(end) == '\n') {
            diagnostics
                    .error(Code.E0102, new Span(source, at, at + 1), "a string that begins here has no end")
                    .help("strings end with `\"` on the same line");
            end = Math.min(end, text.length()) - 1;
        }
        add(Token.Kind.TEXT, end + 1);
    }

    private int endOfWord() {
        int end = at;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordPart(char c) {
        return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '\'';
    }
}
