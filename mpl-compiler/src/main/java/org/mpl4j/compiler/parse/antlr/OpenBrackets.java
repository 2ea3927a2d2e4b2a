package org.mpl4j.compiler.parse.antlr;

import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** The brackets that a statement has opened so far, where some may have been forgotten. */
public final class OpenBrackets {
    private final Dialect.Brackets brackets;
    private final int semi;
    private final Deque<Integer> open = new ArrayDeque<>();

    public OpenBrackets(Dialect dialect) {
        this.brackets = dialect.brackets();
        this.semi = dialect.semi();
    }

    /** Takes the tokens of a rule up to the current one. */
    public void read(ParserRuleContext context, Parser parser) {
        int here = parser.getCurrentToken().getTokenIndex();
        for (int index = context.getStart().getTokenIndex(); index < here; index++) {
            Token token = parser.getInputStream().get(index);
            if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                track(token.getType());
            }
        }
    }

    /** Takes a token. */
    public void track(int type) {
        if (brackets.opens(type)) {
            open.push(type);
        } else if (type == brackets.rparen()) {
            close(brackets.lparen());
        } else if (type == brackets.rbracket()) {
            close(brackets.lbracket());
        } else if (type == brackets.rbrace()) {
            closeAllButBraces();
            close(brackets.lbrace());
        } else if (type == semi) {
            // No statement ends within parentheses: they were forgotten.
            closeAllButBraces();
        }
    }

    public boolean isEmpty() {
        return open.isEmpty();
    }

    public boolean hasBrace() {
        return open.contains(brackets.lbrace());
    }

    private void close(int bracket) {
        if (!open.isEmpty() && open.peek() == bracket) {
            open.pop();
        }
    }

    private void closeAllButBraces() {
        while (!open.isEmpty() && open.peek() != brackets.lbrace()) {
            open.pop();
        }
    }
}
