package org.mpl4j.compiler.parse.antlr;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SourceText;
import org.mpl4j.compiler.source.Span;

/** The words for a syntax error: what was expected, and what was found. */
public abstract class SyntaxReport {
    private static final int MAX_SHOWN = 40;

    private final Dialect dialect;
    private final SourceFile source;
    private final Diagnostics diagnostics;

    protected SyntaxReport(Dialect dialect, SourceFile source, Diagnostics diagnostics) {
        this.dialect = dialect;
        this.source = source;
        this.diagnostics = diagnostics;
    }

    /** A word that is not reserved stands where only certain ones may. */
    protected abstract void wrongWord(Parser parser, int rule);

    /** The next token is none of those that may stand there. */
    protected abstract void unexpected(Parser parser, IntervalSet expected, @Nullable RuleContext context);

    /**
     * Reports the current token, at the place before it where something is missing that would end there.
     *
     * @param isEnd whether what ends a statement is expected
     */
    protected final Diagnostics.Draft report(Parser parser, String expected, boolean isEnd) {
        TokenStream tokens = parser.getInputStream();
        Token found = parser.getCurrentToken();
        Token last = tokens.LT(-1);
        boolean isBefore = isEnd && isInLaterLine(last, found) || found.getType() == Token.EOF && last != null;
        Diagnostics.Draft draft = isBefore ? report(behind(last), expected, found) : report(found, expected);
        if (isBefore && expected.startsWith("`;`")) {
            offerSemicolon(draft, behind(last));
        }
        if (found.getType() == Token.EOF) {
            unclosed(tokens).ifPresent(bracket -> draft.also(bracket, "this is not closed"));
        }
        return draft;
    }

    protected final Diagnostics.Draft report(Token found, String expected) {
        return report(Spans.of(source, found), expected, found);
    }

    protected final Diagnostics.Draft report(Span place, String expected, Token found) {
        return diagnostics.error(dialect.codes().syntax(), place, "expected %s, found %s", expected, describe(found));
    }

    /** Where a statement seems to end, its semicolon can be put in. */
    protected static void offerSemicolon(Diagnostics.Draft draft, Span place) {
        draft.fix("write `;` here", place, ";");
    }

    protected final Span behind(Token token) {
        return Spans.behind(source, token);
    }

    protected static boolean isInLaterLine(@Nullable Token last, Token found) {
        return last != null && last.getLine() < found.getLine();
    }

    /** The last bracket that the end of the file leaves open. */
    private Optional<Span> unclosed(TokenStream tokens) {
        Deque<Token> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            int type = tokens.get(i).getType();
            if (dialect.brackets().opens(type)) {
                open.push(tokens.get(i));
            } else if (dialect.brackets().closes(type)) {
                open.poll();
            }
        }
        return Optional.ofNullable(open.peek()).map(token -> Spans.of(source, token));
    }

    private static String describe(Token token) {
        if (token.getType() == Token.EOF) {
            return "the end of the file";
        }
        String text = SourceText.decode(token.getText());
        int end = text.offsetByCodePoints(0, Math.min(MAX_SHOWN, text.codePointCount(0, text.length())));
        return "`" + text.substring(0, end) + (end < text.length() ? "..`" : "`");
    }
}
