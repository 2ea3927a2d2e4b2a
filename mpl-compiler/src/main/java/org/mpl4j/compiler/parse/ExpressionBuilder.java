package org.mpl4j.compiler.parse;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.mpl4j.compiler.ast.Expression;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Bytes;
import org.mpl4j.compiler.parse.antlr.IntegerText;
import org.mpl4j.compiler.parse.antlr.Spans;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.grammar.MplParser;
import org.mpl4j.grammar.MplParser.ExpressionContext;

/** The expressions of statements without syntax errors, though tokens of them may have been reported. */
final class ExpressionBuilder {
    private final SourceFile source;
    private final Diagnostics diagnostics;

    ExpressionBuilder(SourceFile source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    List<Expression> all(List<ExpressionContext> contexts) {
        return contexts.stream().map(this::build).toList();
    }

    Expression build(ExpressionContext context) {
        Span span = span(context);
        if (context instanceof MplParser.BinaryExpressionContext c) {
            return new Expression.Binary(c.operator.getText(), build(c.left), build(c.right), span(c.operator), span);
        }
        if (context instanceof MplParser.UnaryExpressionContext c) {
            return new Expression.Unary(c.operator.getText(), build(c.expression()), span);
        }
        if (context instanceof MplParser.ParenthesizedExpressionContext c) {
            return new Expression.Parenthesized(build(c.expression()), span);
        }
        if (context instanceof MplParser.NameExpressionContext c) {
            return name(c, span);
        }
        return leaf(context, span);
    }

    private Expression name(MplParser.NameExpressionContext c, Span span) {
        Ident name = new Ident(c.name.getText(), span(c.name));
        Optional<Ident> argument = Optional.ofNullable(c.argument).map(a -> new Ident(a.getText(), span(a)));
        return c.call == null ? new Expression.Name(name.text(), span) : new Expression.Call(name, argument, span);
    }

    private Expression leaf(ExpressionContext context, Span span) {
        String text = context.getText();
        if (context instanceof MplParser.IntExpressionContext) {
            return new Expression.Int(
                    IntegerText.isNumber(text) ? IntegerText.value(text) : BigInteger.ZERO, text, span);
        }
        if (context instanceof MplParser.StringExpressionContext) {
            return text(context.getStart());
        }
        if (context instanceof MplParser.BoolExpressionContext) {
            return new Expression.Bool(text.equals("true"), span);
        }
        return new Expression.Tag(text, span);
    }

    Expression.Text text(Token token) {
        String quoted = token.getText();
        boolean isClosed = quoted.length() > 1 && quoted.endsWith("\"");
        String raw = quoted.substring(1, isClosed ? quoted.length() - 1 : quoted.length());
        return new Expression.Text(unescape(raw, token), quoted, span(token));
    }

    /** A backslash and n, r, t, 0, another backslash or xHH is one byte; before anything else it stands for itself, as in 2007. */
    private Bytes unescape(String raw, Token token) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        for (int at = 0; at < raw.length(); at++) {
            char c = raw.charAt(at);
            int escaped = c == '\\' && at + 1 < raw.length() ? "nrt0\\x".indexOf(raw.charAt(at + 1)) : -1;
            if (escaped >= 0 && escaped < 5) {
                bytes.write("\n\r\t\0\\".charAt(escaped));
                at++;
            } else if (escaped == 5 && isHexByte(raw, at + 2, token)) {
                bytes.write(Integer.parseInt(raw, at + 2, at + 4, 16));
                at += 3;
            } else {
                bytes.write(c);
            }
        }
        return Bytes.of(bytes.toByteArray());
    }

    private boolean isHexByte(String raw, int at, Token token) {
        boolean isHex = at + 2 <= raw.length()
                && Character.digit(raw.charAt(at), 16) >= 0
                && Character.digit(raw.charAt(at + 1), 16) >= 0;
        if (!isHex) {
            int start = token.getStartIndex() + at - 1;
            diagnostics
                    .warning(
                            Code.W0107,
                            new Span(source, start, start + 2),
                            "`\\x` is no escape without two hexadecimal digits")
                    .help("write `\\\\x` for a backslash and an x")
                    .fix("write `\\\\x`", new Span(source, start, start + 2), "\\\\x");
        }
        return isHex;
    }

    private Span span(Token token) {
        return Spans.of(source, token);
    }

    private Span span(ParserRuleContext context) {
        return Spans.of(source, context);
    }
}
