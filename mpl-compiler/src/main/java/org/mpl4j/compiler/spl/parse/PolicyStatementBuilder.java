package org.mpl4j.compiler.spl.parse;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.parse.antlr.IntegerText;
import org.mpl4j.compiler.parse.antlr.Spans;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.ast.Body;
import org.mpl4j.compiler.spl.ast.CallPattern;
import org.mpl4j.compiler.spl.ast.PolicyExpression;
import org.mpl4j.compiler.spl.ast.PolicyStatement;
import org.mpl4j.grammar.SplParser;

/** The statements of a file without syntax errors, except where words that are not reserved, and modifiers, are used as no grammar of one token can say. */
final class PolicyStatementBuilder {
    private final SourceFile source;
    private final PolicyExpressionBuilder expressions;
    private final Diagnostics diagnostics;
    private boolean hasErrors;

    PolicyStatementBuilder(SourceFile source, PolicyExpressionBuilder expressions, Diagnostics diagnostics) {
        this.source = source;
        this.expressions = expressions;
        this.diagnostics = diagnostics;
    }

    boolean hasErrors() {
        return hasErrors;
    }

    Body body(SplParser.BlockContext context) {
        List<PolicyStatement> statements =
                context.statements().statement().stream().map(this::statement).toList();
        return new Body(statements, span(context));
    }

    private PolicyStatement statement(SplParser.StatementContext context) {
        Span span = span(context);
        if (context instanceof SplParser.TakeStatementContext c) {
            return take(c, span);
        }
        if (context instanceof SplParser.WordStatementContext c) {
            return word(c.word, c.action(), span);
        }
        if (context instanceof SplParser.EitherStatementContext c) {
            List<PolicyStatement.Way> ways = new ArrayList<>();
            ways.add(new PolicyStatement.Way(guard(c.guard()), body(c.block())));
            c.way().forEach(way -> ways.add(new PolicyStatement.Way(guard(way.guard()), body(way.block()))));
            return new PolicyStatement.Either(ways, span);
        }
        if (context instanceof SplParser.AlwaysAllowStatementContext c) {
            return new PolicyStatement.AlwaysAllow(patterns(c.calls()), body(c.block()), span);
        }
        if (context instanceof SplParser.DuringStatementContext c) {
            List<Body> bodies = c.block().stream().map(this::body).toList();
            return new PolicyStatement.During(bodies.get(0), bodies.subList(1, bodies.size()), span);
        }
        return repetition(context, span);
    }

    private PolicyStatement repetition(SplParser.StatementContext context, Span span) {
        if (context instanceof SplParser.MultipleStatementContext c) {
            return new PolicyStatement.Multiple(range(c.range()), body(c.block()), span);
        }
        if (context instanceof SplParser.OptionalStatementContext c) {
            return new PolicyStatement.Maybe(body(c.block()), span);
        }
        if (context instanceof SplParser.WhileStatementContext c) {
            return new PolicyStatement.While(guard(c.guard()), body(c.block()), span);
        }
        if (context instanceof SplParser.DoStatementContext c) {
            return new PolicyStatement.DoUntil(body(c.block()), guard(c.guard()), span);
        }
        return context instanceof SplParser.ExitStatementContext
                ? new PolicyStatement.Exit(span)
                : new PolicyStatement.Abort(span);
    }

    private PolicyStatement take(SplParser.TakeStatementContext c, Span span) {
        Optional<PolicyExpression> when = Optional.empty();
        boolean isNew = false;
        for (SplParser.ModifierContext modifier : c.modifier()) {
            boolean isTwice = modifier.guard() == null ? isNew : when.isPresent();
            if (isTwice) {
                wrong(span(modifier), "`%s` stands twice in this statement", modifier.word.getText());
            } else if (modifier.guard() == null) {
                isNew = true;
            } else {
                when = guard(modifier.guard());
            }
        }
        List<Ident> fields = c.fields() == null ? List.of() : idents(c.fields().names);
        return new PolicyStatement.Take(expressions.ident(c.call), key(c.keyField()), fields, when, isNew, span);
    }

    private PolicyStatement word(Token word, SplParser.ActionContext context, Span span) {
        if (context instanceof SplParser.AssignActionContext c) {
            return new PolicyStatement.Assign(expressions.ident(word), expressions.expression(c.expression()), span);
        }
        if (context instanceof SplParser.StateActionContext c) {
            return new PolicyStatement.State(expressions.ident(c.state), span);
        }
        if (context instanceof SplParser.ReturnActionContext) {
            return new PolicyStatement.Exit(span);
        }
        return call(word, (SplParser.CallActionContext) context, span);
    }

    private PolicyStatement call(Token word, SplParser.CallActionContext c, Span span) {
        List<SplParser.ArgumentContext> arguments =
                c.arguments() == null ? List.of() : c.arguments().argument();
        boolean isList = !arguments.isEmpty() && arguments.get(0).pattern() != null;
        for (SplParser.ArgumentContext argument : arguments) {
            if ((argument.pattern() != null) != isList) {
                wrong(span(argument), "variables and statecalls cannot stand in one list");
            }
        }
        if (c.limited() != null) {
            return within(arguments, c.limited(), span);
        }
        if (!isList) {
            List<Ident> names =
                    arguments.stream().map(a -> expressions.ident(a.getStart())).toList();
            return new PolicyStatement.Call(expressions.ident(word), names, span);
        }
        List<CallPattern> calls = arguments.stream()
                .filter(a -> a.pattern() != null)
                .map(a -> pattern(a.pattern()))
                .toList();
        if (word.getText().equals("ignore")) {
            return new PolicyStatement.Ignore(calls, span);
        }
        if (!word.getText().equals("never")) {
            wrong(
                            span(arguments.get(0)),
                            "a function's arguments are variables, and `%s` is none",
                            calls.get(0).span().text())
                    .help("lists of statecalls stand behind `always_allow`, `never` and `ignore`");
        }
        return new PolicyStatement.Never(calls, span);
    }

    private PolicyStatement within(
            List<SplParser.ArgumentContext> arguments, SplParser.LimitedContext limited, Span span) {
        List<SplParser.BlockContext> blocks = limited.block();
        if (arguments.size() != 1 || arguments.get(0).pattern() != null) {
            wrong(span, "`within` takes the name of one limit")
                    .help("it is `within (limit) { .. } expired { .. }`; how long it is, the program says");
        }
        Token name = arguments.isEmpty() ? limited.getStart() : arguments.get(0).getStart();
        return new PolicyStatement.Within(expressions.ident(name), body(blocks.get(0)), body(blocks.get(1)), span);
    }

    List<CallPattern> patterns(SplParser.@Nullable CallsContext context) {
        return context == null
                ? List.of()
                : context.pattern().stream().map(this::pattern).toList();
    }

    private CallPattern pattern(SplParser.PatternContext context) {
        return expressions.pattern(context.name, key(context.keyField()), span(context));
    }

    private Optional<Ident> key(SplParser.@Nullable KeyFieldContext context) {
        return context == null ? Optional.empty() : Optional.of(expressions.ident(context.name));
    }

    private Optional<PolicyExpression> guard(SplParser.@Nullable GuardContext context) {
        return context == null ? Optional.empty() : Optional.of(expressions.expression(context.expression()));
    }

    private Optional<PolicyStatement.Range> range(SplParser.@Nullable RangeContext c) {
        if (c == null) {
            return Optional.empty();
        }
        Optional<BigInteger> min = number(c.min);
        Optional<BigInteger> max = c.min != null && c.dots == null ? min : number(c.max);
        return Optional.of(new PolicyStatement.Range(min, max, span(c)));
    }

    private static Optional<BigInteger> number(@Nullable Token token) {
        return Optional.ofNullable(token).map(Token::getText).map(IntegerText::value);
    }

    List<Ident> idents(List<Token> tokens) {
        return tokens.stream().map(expressions::ident).toList();
    }

    private Diagnostics.Draft wrong(Span place, String format, Object... arguments) {
        hasErrors = true;
        return diagnostics.error(Code.S0101, place, format, arguments);
    }

    private Span span(ParserRuleContext context) {
        return Spans.of(source, context);
    }
}
