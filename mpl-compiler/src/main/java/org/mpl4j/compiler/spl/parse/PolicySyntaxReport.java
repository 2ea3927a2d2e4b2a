package org.mpl4j.compiler.spl.parse;

import java.util.List;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.parse.antlr.SyntaxReport;
import org.mpl4j.compiler.resolve.NearestName;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.grammar.SplParser;

/** The words for a syntax error of a policy. */
final class PolicySyntaxReport extends SyntaxReport {
    private static final List<String> DECLARATIONS =
            List.of("automaton", "function", "use", "event", "policy", "property", "trace");

    /** Words that begin a statement, except those that other statements go on with. */
    private static final List<String> STATEMENTS = List.of(
            "either",
            "multiple",
            "optional",
            "while",
            "do",
            "always_allow",
            "during",
            "exit",
            "abort",
            "state",
            "return",
            "never",
            "ignore",
            "within");

    PolicySyntaxReport(SourceFile source, Diagnostics diagnostics) {
        super(PolicyDialect.SPL, source, diagnostics);
    }

    @Override
    protected void wrongWord(Parser parser, int rule) {
        Token last = parser.getInputStream().LT(-1);
        switch (rule) {
            case SplParser.RULE_declaration -> wrongDeclaration(parser, last);
            case SplParser.RULE_usedPacket -> report(last, "`as`, `,` or `;`");
            case SplParser.RULE_start -> report(last, "`start` or `{`");
            case SplParser.RULE_sync -> report(last, "`,`, `sync` or `;`");
            case SplParser.RULE_limited -> report(last, "`expired`");
            case SplParser.RULE_parameters -> report(parser.getCurrentToken(), "a parameter or `)`");
            case SplParser.RULE_arguments -> report(parser.getCurrentToken(), "a variable or `)`");
            default -> report(parser.getCurrentToken(), "a statecall or `)`");
        }
    }

    private void wrongDeclaration(Parser parser, Token last) {
        if (parser.getContext() instanceof SplParser.PropertyDeclarationContext) {
            report(last, "`ltl`");
        } else {
            report(parser.getContext().getStart(), "`trace good` or `trace bad`")
                    .help(
                            "a trace is `trace good: A, B;`, `trace bad of policy: A, B;` or `trace name good of policy: A, B;`");
        }
    }

    @Override
    protected void unexpected(Parser parser, IntervalSet types, @Nullable RuleContext context) {
        PolicyExpectation expected = new PolicyExpectation(types);
        Token found = parser.getCurrentToken();
        Token last = parser.getInputStream().LT(-1);
        if (context instanceof SplParser.ModifierContext) {
            report(last, "`when`, `new` or `;`");
        } else if (context instanceof SplParser.TraceDeclarationContext && found.getType() == SplParser.COLON) {
            wrongDeclaration(parser, last);
        } else if (context instanceof SplParser.CallActionContext call && found.getType() == SplParser.LBRACE) {
            helpStatement(report(parser, "`;`", false), ((SplParser.StatementContext) call.getParent()).getStart());
        } else {
            Diagnostics.Draft draft =
                    report(parser, expected.inWords(context, last), expected.contains(SplParser.SEMI));
            help(draft, expected, found, last, parser.getInputStream().LA(2));
        }
    }

    private static void help(
            Diagnostics.Draft draft, PolicyExpectation expected, Token found, @Nullable Token last, int next) {
        int type = found.getType();
        boolean isReserved = type > 0 && type <= SplParser.BOOLEAN;
        boolean isInStatement = expected.isStatement();
        if (expected.isDeclaration()) {
            helpDeclaration(draft, found);
        } else if (type == SplParser.IF) {
            draft.help("a choice is `either (condition) { .. } or (other) { .. }`");
        } else if (type == SplParser.BOOLEAN) {
            draft.help("the type is called `bool`");
        } else if (isInStatement && type == SplParser.HANDLE) {
            draft.help("`handle` stands behind the block of `during`");
        } else if (isInStatement && type == SplParser.OR) {
            draft.help("`or` stands behind a block of `either`");
        } else if (isReserved && expected.contains(SplParser.NAME) && (!isInStatement || next == SplParser.ASSIGN)) {
            draft.help("`%s` is reserved, it cannot be a name", found.getText());
        } else if (type == SplParser.STATECALL && expected.contains(SplParser.NAME) && isName(expected, last)) {
            draft.help("a name begins with a small letter or `_`");
        } else if (last != null && last.getType() == SplParser.NAME && expected.contains(SplParser.ASSIGN)) {
            helpStatement(draft, last);
        } else if (type == SplParser.NAME
                && expected.contains(SplParser.STATECALL)
                && !expected.contains(SplParser.NAME)) {
            draft.help("a statecall begins with a capital letter");
        } else if (expected.contains(SplParser.DOT)) {
            draft.help("a state is `automaton.state`; a statecall begins with a capital letter");
        } else {
            helpExpression(draft, expected, type, next);
        }
    }

    /** Whether nothing but a name was missing. */
    private static boolean isName(PolicyExpectation expected, @Nullable Token last) {
        boolean isState = last != null && last.getText().equals("state");
        return isState || !expected.contains(SplParser.STATECALL) && !expected.isEnd();
    }

    private static void helpExpression(Diagnostics.Draft draft, PolicyExpectation expected, int type, int next) {
        if (type == SplParser.NOT && next == SplParser.ASSIGN) {
            draft.help("there is no `!=`: write `!(a == b)`");
        } else if (type == SplParser.ASSIGN && expected.contains(SplParser.RPAREN)) {
            draft.help("`==` compares");
        }
    }

    private static void helpDeclaration(Diagnostics.Draft draft, Token found) {
        if (found.getType() == SplParser.RBRACE) {
            draft.help("this `}` closes nothing");
        } else {
            NearestName.to(found.getText(), DECLARATIONS).ifPresent(near -> draft.help("did you mean `%s`?", near));
        }
    }

    /** A word that begins no statement is taken for a name: of what was meant, perhaps. */
    private static void helpStatement(Diagnostics.Draft draft, Token word) {
        if (STATEMENTS.contains(word.getText())) {
            return;
        }
        NearestName.to(word.getText(), STATEMENTS)
                .ifPresentOrElse(
                        near -> draft.help("did you mean `%s`?", near),
                        () -> draft.help(
                                "`%s` begins with a small letter: it is taken for a function or a variable; statecalls begin with a capital letter",
                                word.getText()));
    }
}
