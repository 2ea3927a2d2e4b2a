package org.mpl4j.compiler.spl.parse;

import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.parse.antlr.IntegerText;
import org.mpl4j.compiler.parse.antlr.Spans;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.ast.CallPattern;
import org.mpl4j.compiler.spl.ast.Formula;
import org.mpl4j.compiler.spl.ast.PolicyExpression;
import org.mpl4j.grammar.SplParser;

/** The expressions and formulas of a file without syntax errors. */
final class PolicyExpressionBuilder {
    private final SourceFile source;

    PolicyExpressionBuilder(SourceFile source) {
        this.source = source;
    }

    PolicyExpression expression(SplParser.ExpressionContext context) {
        Span span = span(context);
        if (context instanceof SplParser.BinaryExpressionContext c) {
            return new PolicyExpression.Binary(
                    operator(c.operator), expression(c.left), expression(c.right), Spans.of(source, c.operator), span);
        }
        if (context instanceof SplParser.UnaryExpressionContext c) {
            return new PolicyExpression.Unary(c.operator.getText(), expression(c.expression()), span);
        }
        if (context instanceof SplParser.ParenthesizedExpressionContext c) {
            return new PolicyExpression.Parenthesized(expression(c.expression()), span);
        }
        String text = context.getText();
        if (context instanceof SplParser.IntExpressionContext) {
            return new PolicyExpression.Int(IntegerText.value(text), span);
        }
        return context instanceof SplParser.BoolExpressionContext
                ? new PolicyExpression.Bool(text.equals("true"), span)
                : new PolicyExpression.Name(text, span);
    }

    Formula formula(SplParser.FormulaContext context) {
        Span span = span(context);
        if (context instanceof SplParser.BinaryFormulaContext c) {
            return new Formula.Binary(operator(c.operator), formula(c.left), formula(c.right), span);
        }
        if (context instanceof SplParser.UnaryFormulaContext c) {
            return new Formula.Unary(c.operator.getText(), formula(c.formula()), span);
        }
        if (context instanceof SplParser.AlwaysFormulaContext c) {
            return new Formula.Unary("[]", formula(c.formula()), span);
        }
        if (context instanceof SplParser.EventuallyFormulaContext c) {
            return new Formula.Unary("<>", formula(c.formula()), span);
        }
        if (context instanceof SplParser.GroupFormulaContext c) {
            return new Formula.Parenthesized(formula(c.formula()), span);
        }
        if (context instanceof SplParser.StateFormulaContext c) {
            return new Formula.State(ident(c.automaton), ident(c.state), span);
        }
        if (context instanceof SplParser.ConstantFormulaContext c) {
            return new Formula.Constant(c.value.getType() == SplParser.TRUE, span);
        }
        return new Formula.Call(pattern(context.getStart(), Optional.empty(), span), span);
    }

    CallPattern pattern(Token token, Optional<Ident> key, Span span) {
        boolean isWildcard = token.getType() == SplParser.WILDCARD;
        Ident name = ident(token);
        String text = name.text();
        return new CallPattern(
                isWildcard ? new Ident(text.substring(0, text.length() - 1), name.span()) : name,
                isWildcard,
                key,
                span);
    }

    Ident ident(Token token) {
        return new Ident(token.getText(), Spans.of(source, token));
    }

    private static String operator(Token token) {
        return token.getType() == SplParser.OR ? "||" : token.getText();
    }

    private Span span(ParserRuleContext context) {
        return Spans.of(source, context);
    }
}
