package org.mpl4j.compiler.parse;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.mpl4j.compiler.parse.antlr.OpenBrackets;
import org.mpl4j.compiler.parse.antlr.StatementErrors;
import org.mpl4j.grammar.MplParser;

/** Skips what is left of a statement, branch or declaration with an error, minding the brackets that it has opened. */
final class Recovery {
    private final Parser parser;
    private final ParserRuleContext context;
    private final OpenBrackets open = new OpenBrackets(SpecDialect.MPL);

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

    private void skipToDeclaration() {
        while (next() != Token.EOF && !isDeclaration()) {
            parser.consume();
        }
    }

    /** Words that begin a declaration are reserved, and within one {@code packet} stands behind a colon only: so they show where a brace was forgotten. */
    private boolean isDeclaration() {
        int last = StatementErrors.typeBefore(parser);
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
            open.read(context, parser);
        }
        boolean isDone = false;
        while (!isDone && next() != Token.EOF && !isDeclaration() && !isEnd(isInBranch)) {
            int type = next();
            parser.consume();
            open.track(type);
            isDone = type == MplParser.SEMI && open.isEmpty() && !isBranch;
        }
    }

    private static boolean isBlockOfBranch(ParserRuleContext context) {
        return context instanceof MplParser.BlockContext && context.getParent() instanceof MplParser.BranchContext;
    }

    private boolean isEnd(boolean isInBranch) {
        return next() == MplParser.RBRACE && !open.hasBrace()
                || next() == MplParser.BAR && isInBranch && open.isEmpty();
    }

    private int next() {
        return parser.getInputStream().LA(1);
    }
}
