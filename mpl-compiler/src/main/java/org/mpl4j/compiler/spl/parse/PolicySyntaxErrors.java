package org.mpl4j.compiler.spl.parse;

import java.util.BitSet;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.mpl4j.compiler.parse.antlr.StatementErrors;
import org.mpl4j.grammar.SplParser;

/** The syntax errors of a policy: statements and declarations catch them. */
final class PolicySyntaxErrors extends StatementErrors {
    PolicySyntaxErrors(PolicySyntaxReport report, BitSet bad) {
        super(PolicyDialect.SPL, report, bad);
    }

    @Override
    protected boolean catchesErrors(ParserRuleContext context) {
        return context instanceof SplParser.StatementContext || context instanceof SplParser.DeclarationContext;
    }

    @Override
    protected boolean isList(int rule) {
        return rule == SplParser.RULE_statements || rule == SplParser.RULE_policyFile;
    }

    @Override
    protected boolean isLeftRecursive(ParserRuleContext context) {
        return context instanceof SplParser.ExpressionContext || context instanceof SplParser.FormulaContext;
    }

    @Override
    protected boolean endsStatement(int type) {
        return type == SplParser.SEMI || type == SplParser.RBRACE;
    }

    @Override
    protected void skip(Parser parser) {
        new PolicyRecovery(parser).skip();
    }
}
