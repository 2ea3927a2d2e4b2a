package org.mpl4j.compiler.spl.parse;

import java.util.Set;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.mpl4j.compiler.parse.antlr.OpenBrackets;
import org.mpl4j.grammar.SplParser;

/** Skips what is left of a statement or declaration with an error, minding the brackets that it has opened. */
final class PolicyRecovery {
    private static final Set<Integer> DECLARATIONS = Set.of(
            SplParser.AUTOMATON,
            SplParser.FUNCTION,
            SplParser.USE,
            SplParser.EVENT,
            SplParser.POLICY,
            SplParser.PROPERTY,
            SplParser.TRACE);

    /** What goes on with a statement behind a block. */
    private static final Set<Integer> CONTINUATIONS =
            Set.of(SplParser.OR, SplParser.HANDLE, SplParser.UNTIL, SplParser.SEMI);

    private final Parser parser;
    private final ParserRuleContext context;
    private final OpenBrackets open = new OpenBrackets(PolicyDialect.SPL);

    PolicyRecovery(Parser parser) {
        this.parser = parser;
        this.context = parser.getContext();
    }

    void skip() {
        if (context instanceof SplParser.DeclarationContext || context instanceof SplParser.PolicyFileContext) {
            skipToDeclaration();
        } else {
            skipToEndOfStatement();
        }
    }

    private void skipToDeclaration() {
        while (next() != Token.EOF && !DECLARATIONS.contains(next())) {
            parser.consume();
        }
    }

    private void skipToEndOfStatement() {
        if (!(context instanceof SplParser.StatementsContext)) {
            open.read(context, parser);
        }
        boolean isDone = false;
        while (!isDone && next() != Token.EOF && !DECLARATIONS.contains(next()) && !isEnd()) {
            int type = next();
            parser.consume();
            open.track(type);
            isDone = open.isEmpty()
                    && (type == SplParser.SEMI || type == SplParser.RBRACE && !CONTINUATIONS.contains(next()));
        }
    }

    private boolean isEnd() {
        return next() == SplParser.RBRACE && !open.hasBrace();
    }

    private int next() {
        return parser.getInputStream().LA(1);
    }
}
