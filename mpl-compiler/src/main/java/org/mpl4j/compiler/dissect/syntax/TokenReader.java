package org.mpl4j.compiler.dissect.syntax;

import java.util.List;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.Span;

/** Goes through tokens; says what was expected where they are not as they should be. */
final class TokenReader {
    private final List<Token> tokens;
    private final Diagnostics diagnostics;
    private int at;

    TokenReader(List<Token> tokens, Diagnostics diagnostics) {
        this.tokens = tokens;
        this.diagnostics = diagnostics;
    }

    Token peek() {
        return tokens.get(at);
    }

    boolean isNext(String symbolOrName) {
        return peek().is(symbolOrName);
    }

    boolean isNext(Token.Kind kind) {
        return peek().kind() == kind;
    }

    Token next() {
        Token token = peek();
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    /** Takes the next token if it is that one. */
    boolean skip(String symbolOrName) {
        boolean isThere = isNext(symbolOrName);
        if (isThere) {
            at++;
        }
        return isThere;
    }

    Token expect(String symbolOrName) throws SyntaxException {
        if (!isNext(symbolOrName)) {
            throw unexpected("`" + symbolOrName + "`");
        }
        return next();
    }

    Token expect(Token.Kind kind, String inWords) throws SyntaxException {
        if (!isNext(kind)) {
            throw unexpected(inWords);
        }
        return next();
    }

    /** Goes on behind the next end of a statement. */
    void skipStatement() {
        while (!isNext(Token.Kind.END) && next().kind() != Token.Kind.END_OF_STATEMENT) {
            continue;
        }
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    /** Reports that the next token is not what must stand there. */
    SyntaxException unexpected(String expected) {
        diagnostics.error(Code.E0101, peek().span(), "expected %s, found %s", expected, peek().described());
        return new SyntaxException();
    }

    SyntaxException wrong(Code code, Span span, String message) {
        diagnostics.error(code, span, "%s", message);
        return new SyntaxException();
    }

    /** Leaves the statement; what is wrong with it has been reported. */
    static final class SyntaxException extends Exception {
        private static final long serialVersionUID = 1L;

        private SyntaxException() {
            super(null, null, false, false);
        }
    }
}
