package org.mpl4j.compiler.parse;

import java.util.Set;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.parse.antlr.SyntaxReport;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.grammar.MplParser;

/** The words for a syntax error: what was expected, what was found, and what may have been meant. */
final class SyntaxErrorReport extends SyntaxReport {
    /** Words that begin an attribute for certain; what other names are, what follows them shows. */
    private static final Set<String> ATTRIBUTES =
            Set.of("min", "max", "align", "const", "value", "default", "magic", "checksum", "show", "until");

    SyntaxErrorReport(SourceFile source, Diagnostics diagnostics) {
        super(SpecDialect.MPL, source, diagnostics);
    }

    @Override
    protected void wrongWord(Parser parser, int rule) {
        Token last = parser.getInputStream().LT(-1);
        switch (rule) {
            case MplParser.RULE_declaration -> report(last, "`packet`, `typedef`, `struct` or `extern`");
            case MplParser.RULE_order -> report(last, "`:`").help("a field is `name: type;`");
            case MplParser.RULE_arrayBound -> report(last, "`(`, `[`, `{` or `until`");
            case MplParser.RULE_parameters -> report(parser.getCurrentToken(), "a parameter or `)`");
            default -> report(parser.getCurrentToken(), "an expression or `)`");
        }
    }

    @Override
    protected void unexpected(Parser parser, IntervalSet types, @Nullable RuleContext context) {
        ExpectedTokens expected = new ExpectedTokens(types);
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
        Diagnostics.Draft draft = report(parser, expected.inWords(), expected.contains(MplParser.SEMI));
        help(draft, found, tokens.LA(2), last, expected);
    }

    /** What looked like an attribute is something else, such as the name of the next field. */
    private void noAttribute(Token last, Token found) {
        String expected = "`;` or an attribute";
        if (isInLaterLine(last, found)) {
            offerSemicolon(report(behind(last), expected, found), behind(last));
        } else {
            report(found, expected);
        }
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
}
