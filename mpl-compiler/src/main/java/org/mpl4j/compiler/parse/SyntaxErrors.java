package org.mpl4j.compiler.parse;

import java.util.BitSet;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.mpl4j.compiler.parse.antlr.StatementErrors;
import org.mpl4j.grammar.MplParser;

/** The syntax errors of a specification: statements, branches and declarations catch them. */
final class SyntaxErrors extends StatementErrors {
    SyntaxErrors(SyntaxErrorReport report, BitSet bad) {
        super(SpecDialect.MPL, report, bad);
    }

    @Override
    protected boolean catchesErrors(ParserRuleContext context) {
        return context instanceof MplParser.StatementContext
                || context instanceof MplParser.BranchContext
                || context instanceof MplParser.DeclarationContext;
    }

    @Override
    protected boolean isList(int rule) {
        return rule == MplParser.RULE_block || rule == MplParser.RULE_specFile;
    }

    @Override
    protected boolean isLeftRecursive(ParserRuleContext context) {
        return context instanceof MplParser.ExpressionContext;
    }

    @Override
    protected void skip(Parser parser) {
        new Recovery(parser).skip();
    }
}
