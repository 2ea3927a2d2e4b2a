package org.mpl4j.compiler.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.mpl4j.grammar.MplParser;

/** Skips what is left of a statement, branch or declaration with an error, minding the brackets that it has opened. */
final class Recovery {
    private final Parser parser;
    private final ParserRuleContext context;
    private final Deque<Integer> open = new ArrayDeque<>();

    Recovery(Parser parser) {
        this.parser = parser;
        this.context = parser.getContext();
    }

    void skip() {
        if (context instanceof MplParser.DeclarationContext || context instanceof MplParser.SpecFileContext) {
            skipToDeclaration();
        } else {
            skipToEndOfStatement();
        }
    }

    /** The type of the last token that was taken. */
    static int typeBefore(Parser parser) {
        Token last = parser.getInputStream().LT(-1);
        return last == null ? Token.INVALID_TYPE : last.getType();
    }

    private void skipToDeclaration() {
        while (next() != Token.EOF && !isDeclaration()) {
            parser.consume();
        }
    }

    /** Words that begin a declaration are reserved, and within one {@code packet} stands behind a colon only: so they show where a brace was forgotten. */
    private boolean isDeclaration() {
        int last = typeBefore(parser);
        int second = parser.getInputStream().LA(2);
        return switch (next()) {
            case MplParser.TYPEDEF, MplParser.STRUCT -> second != MplParser.COLON;
            case MplParser.PACKET -> last != MplParser.COLON && second != MplParser.COLON;
            case MplParser.NAME ->
                parser.getCurrentToken().getText().equals("extern")
                        && second == MplParser.NAME
                        && (last == MplParser.RBRACE || last == MplParser.SEMI);
            default -> false;
        };
    }

    private void skipToEndOfStatement() {
        boolean isBranch = context instanceof MplParser.BranchContext;
        boolean isInBranch = isBranch || isBlockOfBranch(context) || isBlockOfBranch(context.getParent());
        if (!(context instanceof MplParser.BlockContext)) {
            readOpenBrackets();
        }
        boolean isDone = false;
        while (!isDone && next() != Token.EOF && !isDeclaration() && !isEnd(isInBranch)) {
            int type = next();
            parser.consume();
            track(type);
            isDone = type == MplParser.SEMI && open.isEmpty() && !isBranch;
        }
    }

    private static boolean isBlockOfBranch(ParserRuleContext context) {
        return context instanceof MplParser.BlockContext && context.getParent() instanceof MplParser.BranchContext;
    }

    private boolean isEnd(boolean isInBranch) {
        return next() == MplParser.RBRACE && !open.contains(MplParser.LBRACE)
                || next() == MplParser.BAR && isInBranch && open.isEmpty();
    }

    private void readOpenBrackets() {
        int here = parser.getCurrentToken().getTokenIndex();
        for (int index = context.getStart().getTokenIndex(); index < here; index++) {
            Token token = parser.getInputStream().get(index);
            if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                track(token.getType());
            }
        }
    }

    private void track(int type) {
        switch (type) {
            case MplParser.LPAREN, MplParser.LBRACKET, MplParser.LBRACE -> open.push(type);
            case MplParser.RPAREN -> close(MplParser.LPAREN);
            case MplParser.RBRACKET -> close(MplParser.LBRACKET);
            case MplParser.RBRACE -> {
                closeAllButBraces();
                close(MplParser.LBRACE);
            }
            // No statement ends within parentheses: they were forgotten.
            case MplParser.SEMI -> closeAllButBraces();
            default -> {}
        }
    }

    private void close(int bracket) {
        if (!open.isEmpty() && open.peek() == bracket) {
            open.pop();
        }
    }

    private void closeAllButBraces() {
        while (!open.isEmpty() && open.peek() != MplParser.LBRACE) {
            open.pop();
        }
    }

    private int next() {
        return parser.getInputStream().LA(1);
    }
}
