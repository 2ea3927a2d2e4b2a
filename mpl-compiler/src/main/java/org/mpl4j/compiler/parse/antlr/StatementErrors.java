package org.mpl4j.compiler.parse.antlr;

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

/**
 * Reports syntax errors and finds the place to go on: behind the statement or declaration with the error. No token is ever invented or left out, so that what is
 * reported later is not about something that nobody wrote.
 */
public abstract class StatementErrors extends DefaultErrorStrategy {
    private final Dialect dialect;
    private final SyntaxReport report;
    private final BitSet bad;
    private boolean hasErrors;

    /** @param bad indexes of tokens that have been reported already; an error near one of them is its consequence */
    protected StatementErrors(Dialect dialect, SyntaxReport report, BitSet bad) {
        this.dialect = dialect;
        this.report = report;
        this.bad = bad;
    }

    public final boolean hasErrors() {
        return hasErrors;
    }

    /** Whether an error within is reported there, and parsing goes on behind it. */
    protected abstract boolean catchesErrors(ParserRuleContext context);

    /** Whether a rule is a list of what catches errors, so that what begins none of it can be skipped. */
    protected abstract boolean isList(int rule);

    /** Whether the context is that of a rule that ANTLR has rewritten, as it is left-recursive: it cannot be told to throw. */
    protected abstract boolean isLeftRecursive(ParserRuleContext context);

    /** Skips what is left of a statement or declaration with an error. */
    protected abstract void skip(Parser parser);

    /** Whether it was at the end of a statement that parsing stopped, if that token was the last. */
    protected boolean endsStatement(int type) {
        return type == dialect.semi();
    }

    /** The type of the last token that was taken. */
    public static int typeBefore(Parser parser) {
        Token last = parser.getInputStream().LT(-1);
        return last == null ? Token.INVALID_TYPE : last.getType();
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
            report.unexpected(parser, e.getExpectedTokens(), e.getCtx());
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
        if (isList(state.ruleIndex)) {
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
        if (isLeftRecursive(parser.getContext())) {
            throw e;
        }
        skip(parser);
        boolean isBlockDone =
                parser.getInputStream().LA(1) == dialect.brackets().rbrace();
        if (endsStatement(typeBefore(parser)) && !isBlockDone) {
            endErrorCondition(parser);
        }
    }
}
