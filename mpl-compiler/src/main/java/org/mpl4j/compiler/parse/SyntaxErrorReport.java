package org.mpl4j.compiler.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SourceText;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.grammar.MplParser;

/** The words for a syntax error: what was expected, what was found, and what may have been meant. */
final class SyntaxErrorReport {
    private static final int MAX_SHOWN = 40;

    /** Words that begin an attribute for certain; what other names are, what follows them shows. */
    private static final Set<String> ATTRIBUTES =
            Set.of("min", "max", "align", "const", "value", "default", "magic", "checksum", "show", "until");

    private final SourceFile source;
    private final Diagnostics diagnostics;

    SyntaxErrorReport(SourceFile source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    /** A word that is not reserved stands where only certain ones may. */
    void wrongWord(Parser parser, int rule) {
        Token last = parser.getInputStream().LT(-1);
        switch (rule) {
            case MplParser.RULE_declaration -> report(last, "`packet`, `typedef`, `struct` or `extern`");
            case MplParser.RULE_order -> report(last, "`:`").help("a field is `name: type;`");
            case MplParser.RULE_arrayBound -> report(last, "`(`, `[`, `{` or `until`");
            case MplParser.RULE_parameters -> report(parser.getCurrentToken(), "a parameter or `)`");
            default -> report(parser.getCurrentToken(), "an expression or `)`");
        }
    }

    /** The next token is none of those that may stand there. */
    void unexpected(Parser parser, ExpectedTokens expected, @Nullable RuleContext context) {
        TokenStream tokens = parser.getInputStream();
        Token found = parser.getCurrentToken();
        Token last = tokens.LT(-1);
        if (context instanceof MplParser.NamedAttributeContext
                && expected.contains(MplParser.LPAREN)
                && !expected.contains(MplParser.RPAREN)
                && !ATTRIBUTES.contains(last.getText())) {
            noAttribute(tokens.LT(-2), last);
            return;
        }
        Diagnostics.Draft draft;
        if (expected.contains(MplParser.SEMI) && isInLaterLine(last, found)) {
            draft = report(Spans.behind(source, last), expected.inWords(), found);
        } else if (found.getType() == Token.EOF && last != null) {
            draft = report(Spans.behind(source, last), expected.inWords(), found);
        } else {
            draft = report(found, expected.inWords());
        }
        help(draft, found, tokens.LA(2), last, expected);
        if (found.getType() == Token.EOF) {
            unclosed(tokens).ifPresent(bracket -> draft.also(bracket, "this is not closed"));
        }
    }

    /** What looked like an attribute is something else, such as the name of the next field. */
    private void noAttribute(Token last, Token found) {
        Span place = isInLaterLine(last, found) ? Spans.behind(source, last) : Spans.of(source, found);
        report(place, "`;` or an attribute", found);
    }

    private static boolean isInLaterLine(@Nullable Token last, Token found) {
        return last != null && last.getLine() < found.getLine();
    }

    private void help(Diagnostics.Draft draft, Token found, int next, @Nullable Token last, ExpectedTokens expected) {
        boolean isKeyword = found.getType() >= MplParser.TYPEDEF && found.getType() <= MplParser.WHEN;
        if (isKeyword
                && expected.contains(MplParser.NAME)
                && (next == MplParser.COLON || !expected.contains(MplParser.CLASSIFY))) {
            draft.help("`%s` is reserved, it cannot be a name", found.getText());
        } else if (found.getType() == MplParser.TAG && expected.contains(MplParser.NAME)) {
            draft.help("a name begins with a small letter or `_`");
        } else if (found.getType() == MplParser.NAME && expected.contains(MplParser.TAG)) {
            draft.help("a tag begins with a capital letter");
        } else if (found.getType() == MplParser.RBRACE && expected.contains(MplParser.TYPEDEF)) {
            draft.help("this `}` closes nothing");
        } else if (last != null
                && expected.contains(MplParser.CLASSIFY)
                && (last.getType() == MplParser.LBRACE || last.getType() == MplParser.ARROW)) {
            draft.help("write `();` where nothing is meant");
        }
    }

    /** The last bracket that the end of the file leaves open. */
    private Optional<Span> unclosed(TokenStream tokens) {
        Deque<Token> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            switch (tokens.get(i).getType()) {
                case MplParser.LPAREN, MplParser.LBRACKET, MplParser.LBRACE -> open.push(tokens.get(i));
                case MplParser.RPAREN, MplParser.RBRACKET, MplParser.RBRACE -> open.poll();
                default -> {}
            }
        }
        return Optional.ofNullable(open.peek()).map(token -> Spans.of(source, token));
    }

    private Diagnostics.Draft report(Token found, String expected) {
        return report(Spans.of(source, found), expected, found);
    }

    private Diagnostics.Draft report(Span place, String expected, Token found) {
        return diagnostics.error(Code.E0101, place, "expected %s, found %s", expected, describe(found));
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
