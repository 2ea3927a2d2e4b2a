package org.mpl4j.compiler.spl.parse;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.parse.antlr.DocComments;
import org.mpl4j.compiler.parse.antlr.IntegerText;
import org.mpl4j.compiler.parse.antlr.Spans;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.ast.PolicyDeclaration;
import org.mpl4j.compiler.spl.ast.PolicyFile;
import org.mpl4j.grammar.SplParser;

/** ANTLR's tree of a file without syntax errors to ours. */
final class PolicyAstBuilder {
    private final SourceFile source;
    private final DocComments docs;
    private final PolicyExpressionBuilder expressions;
    private final PolicyStatementBuilder statements;

    PolicyAstBuilder(SourceFile source, DocComments docs, Diagnostics diagnostics) {
        this.source = source;
        this.docs = docs;
        this.expressions = new PolicyExpressionBuilder(source);
        this.statements = new PolicyStatementBuilder(source, expressions, diagnostics);
    }

    /** Whether something was found that the grammar lets pass. */
    boolean hasErrors() {
        return statements.hasErrors();
    }

    PolicyFile file(SplParser.PolicyFileContext context) {
        List<PolicyDeclaration> declarations =
                context.declaration().stream().map(this::declaration).toList();
        return new PolicyFile(source, declarations, docs.others());
    }

    private PolicyDeclaration declaration(SplParser.DeclarationContext context) {
        Span span = span(context);
        if (context instanceof SplParser.AutomatonDeclarationContext c) {
            return new PolicyDeclaration.RoutineDeclaration(
                    false,
                    ident(c.name),
                    Optional.ofNullable(c.key()).map(key -> ident(key.name)),
                    parameters(c.parameters()),
                    c.start() == null ? List.of() : statements.idents(c.start().names),
                    statements.body(c.block()),
                    docs.before(c.getStart()),
                    span);
        }
        if (context instanceof SplParser.FunctionDeclarationContext c) {
            return new PolicyDeclaration.RoutineDeclaration(
                    true,
                    ident(c.name),
                    Optional.empty(),
                    parameters(c.parameters()),
                    List.of(),
                    statements.body(c.block()),
                    docs.before(c.getStart()),
                    span);
        }
        return addition(context, span);
    }

    private PolicyDeclaration addition(SplParser.DeclarationContext context, Span span) {
        if (context instanceof SplParser.UseDeclarationContext c) {
            return new PolicyDeclaration.Use(
                    c.usedPacket().stream().map(this::used).toList(), span);
        }
        if (context instanceof SplParser.EventDeclarationContext c) {
            return new PolicyDeclaration.Event(
                    c.STATECALL().stream().map(node -> ident(node.getSymbol())).toList(), span);
        }
        if (context instanceof SplParser.PolicyDeclarationContext c) {
            return new PolicyDeclaration.PolicyGroup(
                    ident(c.name),
                    statements.idents(c.members),
                    statements.patterns(c.sync() == null ? null : c.sync().calls()),
                    span);
        }
        if (context instanceof SplParser.PropertyDeclarationContext c) {
            return new PolicyDeclaration.PropertyDeclaration(ident(c.name), expressions.formula(c.formula()), span);
        }
        return trace((SplParser.TraceDeclarationContext) context, span);
    }

    private PolicyDeclaration trace(SplParser.TraceDeclarationContext c, Span span) {
        List<Ident> words = statements.idents(c.words);
        boolean hasPolicy = words.size() > 2;
        int kind = words.size() - 1 - (hasPolicy ? 2 : 0);
        return new PolicyDeclaration.TraceDeclaration(
                kind == 1 ? Optional.of(words.get(0)) : Optional.empty(),
                words.get(kind),
                hasPolicy ? Optional.of(words.get(kind + 2)) : Optional.empty(),
                statements.idents(c.taken),
                span);
    }

    private PolicyDeclaration.UsedPacket used(SplParser.UsedPacketContext c) {
        return new PolicyDeclaration.UsedPacket(
                ident(c.name), Optional.ofNullable(c.alias).map(this::ident), span(c));
    }

    private List<PolicyDeclaration.Parameter> parameters(SplParser.@Nullable ParametersContext context) {
        return context == null
                ? List.of()
                : context.parameter().stream().map(this::parameter).toList();
    }

    private PolicyDeclaration.Parameter parameter(SplParser.ParameterContext c) {
        Optional<PolicyDeclaration.Bounds> bounds = Optional.ofNullable(c.bounds())
                .map(b -> new PolicyDeclaration.Bounds(number(b.min), number(b.max), span(b)));
        return new PolicyDeclaration.Parameter(c.type.getType() == SplParser.BOOL, bounds, ident(c.name), span(c));
    }

    private static BigInteger number(SplParser.BoundContext c) {
        BigInteger value = IntegerText.value(c.INT().getText());
        return c.MINUS() == null ? value : value.negate();
    }

    private Ident ident(Token token) {
        return expressions.ident(token);
    }

    private Span span(ParserRuleContext context) {
        return Spans.of(source, context);
    }
}
