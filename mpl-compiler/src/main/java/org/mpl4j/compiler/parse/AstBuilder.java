package org.mpl4j.compiler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.ast.Attribute;
import org.mpl4j.compiler.ast.Declaration;
import org.mpl4j.compiler.ast.Expression;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.ast.SpecFile;
import org.mpl4j.compiler.ast.Statement;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.grammar.MplParser;
import org.mpl4j.grammar.MplParser.AttributeContext;
import org.mpl4j.grammar.MplParser.BranchContext;
import org.mpl4j.grammar.MplParser.DeclarationContext;
import org.mpl4j.grammar.MplParser.ExpressionContext;
import org.mpl4j.grammar.MplParser.PresenceContext;
import org.mpl4j.grammar.MplParser.SizeContext;
import org.mpl4j.grammar.MplParser.StatementContext;

/** ANTLR's tree of a file without syntax errors to ours. */
final class AstBuilder {
    private final SourceFile source;
    private final DocComments docs;
    private final Diagnostics diagnostics;
    private final ExpressionBuilder expressions;

    AstBuilder(SourceFile source, DocComments docs, Diagnostics diagnostics) {
        this.source = source;
        this.docs = docs;
        this.diagnostics = diagnostics;
        this.expressions = new ExpressionBuilder(source, diagnostics);
    }

    SpecFile specFile(MplParser.SpecFileContext context) {
        List<Declaration> declarations = new ArrayList<>();
        for (DeclarationContext declaration : context.declaration()) {
            declaration(declaration).ifPresent(declarations::add);
        }
        return new SpecFile(source, declarations, docs.others());
    }

    private Optional<Declaration> declaration(DeclarationContext context) {
        Optional<String> doc = docs.before(context.getStart());
        Span span = span(context);
        if (context instanceof MplParser.TypedefDeclarationContext c) {
            return Optional.of(new Declaration.Typedef(
                    ident(c.name), ident(c.base), size(c.size()), attributes(c.attribute()), doc, span));
        }
        if (context instanceof MplParser.StructDeclarationContext c) {
            return Optional.of(new Declaration.Struct(ident(c.name), statements(c.statement()), doc, span));
        }
        if (context instanceof MplParser.PacketDeclarationContext c) {
            List<Declaration.Parameter> parameters = c.parameter().stream()
                    .map(p -> new Declaration.Parameter(ident(p.type), ident(p.name)))
                    .toList();
            return Optional.of(new Declaration.Packet(ident(c.name), parameters, statements(c.statement()), doc, span));
        }
        return extern((MplParser.ExternDeclarationContext) context, doc, span);
    }

    private Optional<Declaration> extern(MplParser.ExternDeclarationContext c, Optional<String> doc, Span span) {
        if (!c.keyword.getText().equals("extern")) {
            diagnostics.error(
                    Code.E0101,
                    span(c.keyword),
                    "expected `packet`, `typedef`, `struct` or `extern`, found `%s`",
                    c.keyword.getText());
            return Optional.empty();
        }
        Optional<Expression.Text> value = Optional.ofNullable(c.value).map(expressions::text);
        return Optional.of(new Declaration.Extern(ident(c.name), expressions.text(c.codec), value, doc, span));
    }

    private List<Statement> statements(List<StatementContext> contexts) {
        List<Statement> statements = new ArrayList<>(contexts.size());
        for (StatementContext context : contexts) {
            statement(context).ifPresent(statements::add);
        }
        return statements;
    }

    private Optional<Statement> statement(StatementContext context) {
        Optional<String> doc = docs.before(context.getStart());
        Span span = span(context);
        if (context instanceof MplParser.FieldStatementContext c) {
            return Optional.of(new Statement.FieldStatement(
                    ident(c.name), ident(c.type), size(c.size()), attributes(c.attribute()), doc, span));
        }
        if (context instanceof MplParser.NestedStatementContext c) {
            return Optional.of(new Statement.NestedStatement(
                    ident(c.name),
                    ident(c.target),
                    expressions.all(c.expression()),
                    size(c.size()),
                    presence(c.presence()),
                    doc,
                    span));
        }
        if (context instanceof MplParser.ClassifyStatementContext c) {
            Optional<Ident> name = Optional.ofNullable(c.name).map(this::ident);
            List<Statement.Branch> branches =
                    c.branch().stream().map(this::branch).toList();
            return Optional.of(new Statement.ClassifyStatement(
                    name, ident(c.tag), size(c.size()), branches, presence(c.presence()), doc, span));
        }
        if (context instanceof MplParser.ArrayStatementContext c) {
            return Optional.of(new Statement.ArrayStatement(
                    ident(c.name),
                    bound(c.arrayBound()),
                    statements(c.statement()),
                    presence(c.presence()),
                    doc,
                    span));
        }
        if (context instanceof MplParser.UnitStatementContext) {
            return Optional.of(new Statement.UnitStatement(doc, span));
        }
        return endian((MplParser.EndianStatementContext) context, doc, span);
    }

    private Optional<Statement> endian(MplParser.EndianStatementContext c, Optional<String> doc, Span span) {
        if (!c.keyword.getText().equals("endian")) {
            diagnostics
                    .error(Code.E0101, span(c.order), "expected `:`, found `%s`", c.order.getText())
                    .help("a field is `name: type;`");
            return Optional.empty();
        }
        return Optional.of(new Statement.EndianStatement(ident(c.order), presence(c.presence()), doc, span));
    }

    private Statement.Branch branch(BranchContext c) {
        Optional<String> doc = docs.before(c.getStart());
        boolean isOtherwise = c.pattern instanceof MplParser.NameExpressionContext
                && c.pattern.getText().equals("_");
        Optional<Expression> pattern = isOtherwise ? Optional.empty() : Optional.of(expressions.build(c.pattern));
        Optional<Expression> label = Optional.ofNullable(c.label).map(expressions::build);
        return new Statement.Branch(
                pattern, label, presence(c.presence()), statements(c.statement()), doc, span(c.pattern), span(c));
    }

    private Statement.ArrayBound bound(MplParser.@Nullable ArrayBoundContext context) {
        if (context == null) {
            return new Statement.ArrayBound.ToEnd();
        }
        if (context instanceof MplParser.CountBoundContext c) {
            return new Statement.ArrayBound.Count(expressions.build(c.expression()));
        }
        if (context instanceof MplParser.WindowBoundContext c) {
            return new Statement.ArrayBound.Window(expressions.build(c.size().expression()));
        }
        MplParser.UntilBoundContext until = (MplParser.UntilBoundContext) context;
        if (!until.keyword.getText().equals("until")) {
            diagnostics.error(
                    Code.E0101,
                    span(until.keyword),
                    "expected `(`, `[`, `{` or `until`, found `%s`",
                    until.keyword.getText());
        }
        return new Statement.ArrayBound.Until(expressions.build(until.expression()));
    }

    private List<Attribute> attributes(List<AttributeContext> contexts) {
        return contexts.stream().map(this::attribute).toList();
    }

    private Attribute attribute(AttributeContext context) {
        if (context instanceof MplParser.VariantAttributeContext c) {
            return new Attribute.Variant(
                    c.variantCase().stream().map(this::variantCase).toList(), span(c));
        }
        if (context instanceof MplParser.WhenAttributeContext c) {
            return new Attribute.When(expressions.build(c.expression()), span(c));
        }
        MplParser.NamedAttributeContext c = (MplParser.NamedAttributeContext) context;
        return new Attribute.Named(ident(c.name), expressions.all(c.expression()), span(c));
    }

    private Attribute.VariantCase variantCase(MplParser.VariantCaseContext c) {
        return new Attribute.VariantCase(
                expressions.build(c.value), c.arrow.getType() == MplParser.DEFAULT_ARROW, ident(c.tag), span(c));
    }

    private Optional<Expression> size(@Nullable SizeContext context) {
        return context == null ? Optional.empty() : Optional.of(expressions.build(context.expression()));
    }

    private Optional<Expression> presence(@Nullable PresenceContext context) {
        return context == null ? Optional.empty() : Optional.of(expressions.build(context.expression()));
    }

    private Ident ident(Token token) {
        return new Ident(token.getText(), span(token));
    }

    private Span span(Token token) {
        return new Span(source, token.getStartIndex(), token.getStopIndex() + 1);
    }

    private Span span(ParserRuleContext context) {
        return span(context.getStart()).to(span(context.getStop()));
    }

    private Span span(ExpressionContext context) {
        return span((ParserRuleContext) context);
    }
}
