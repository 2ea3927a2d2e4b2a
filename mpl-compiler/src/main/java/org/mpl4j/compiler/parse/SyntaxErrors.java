package org.mpl4j.compiler.parse;

import java.util.BitSet;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.FailedPredicateException;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.mpl4j.grammar.MplParser;

/**
 * Reports syntax errors and finds the place to go on: behind the statement, branch or declaration with the error. No token is ever invented or left out, so that what is
 * reported later is not about something that nobody wrote.
 */
final class SyntaxErrors extends DefaultErrorStrategy {
    private final SyntaxErrorReport report;
    private final BitSet bad;
    private boolean hasErrors;

    /** @param bad indexes of tokens that have been reported already; an error near one of them is its consequence */
    SyntaxErrors(SyntaxErrorReport report, BitSet bad) {
        this.report = report;
        this.bad = bad;
    }

    boolean hasErrors() {
        return hasErrors;
    }

    @Override
    public void reportError(Parser parser, RecognitionException e) {
        if (inErrorRecoveryMode(parser)) {
            return;
        }
        beginErrorCondition(parser);
        hasErrors = true;
        if (isConsequence(parser)) {
            return;
        }
        if (e instanceof FailedPredicateException failed) {
            report.wrongWord(parser, failed.getRuleIndex());
        } else {
            report.unexpected(parser, new ExpectedTokens(e.getExpectedTokens()), e.getCtx());
        }
    }

    private boolean isConsequence(Parser parser) {
        int found = parser.getCurrentToken().getTokenIndex();
        ParserRuleContext around = parser.getContext();
        while (around.getParent() != null && !catchesErrors(around)) {
            around = around.getParent();
        }
        int start = catchesErrors(around) ? around.getStart().getTokenIndex() : found;
        int firstBad = bad.nextSetBit(Math.max(0, Math.min(start, found) - 1));
        return firstBad >= 0 && firstBad <= found + 1;
    }

    private static boolean catchesErrors(ParserRuleContext context) {
        return context instanceof MplParser.StatementContext
                || context instanceof MplParser.BranchContext
                || context instanceof MplParser.DeclarationContext;
    }

    @Override
    public Token recoverInline(Parser parser) {
        throw new InputMismatchException(parser);
    }

    @Override
    public void sync(Parser parser) {
        ATNState state = parser.getInterpreter().atn.states.get(parser.getState());
        IntervalSet next = parser.getATN().nextTokens(state);
        if (next.contains(parser.getInputStream().LA(1)) || inErrorRecoveryMode(parser)) {
            return;
        }
        if (state.ruleIndex == MplParser.RULE_block || state.ruleIndex == MplParser.RULE_specFile) {
            skipStray(parser);
        } else if (!next.contains(Token.EPSILON)) {
            throw new InputMismatchException(parser);
        }
    }

    /** What begins no statement, or no declaration, and does not end the block. */
    private void skipStray(Parser parser) {
        int reported = -1;
        while (!parser.getExpectedTokens().contains(parser.getInputStream().LA(1))
                && parser.getCurrentToken().getTokenIndex() > reported) {
            reported = parser.getCurrentToken().getTokenIndex();
            InputMismatchException stray = new InputMismatchException(parser);
            reportError(parser, stray);
            recover(parser, stray);
        }
    }

    @Override
    public void recover(Parser parser, RecognitionException e) {
        if (parser.getContext() instanceof MplParser.ExpressionContext) {
            throw e;
        }
        new Recovery(parser).skip();
        boolean isBlockDone = parser.getInputStream().LA(1) == MplParser.RBRACE;
        if (Recovery.typeBefore(parser) == MplParser.SEMI && !isBlockDone) {
            endErrorCondition(parser);
        }
    }
}
