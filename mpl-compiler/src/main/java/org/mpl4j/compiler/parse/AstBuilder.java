package org.mpl4j.compiler.parse;

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
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.parse.antlr.DocComments;
import org.mpl4j.compiler.parse.antlr.Spans;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.grammar.MplParser;
import org.mpl4j.grammar.MplParser.AttributeContext;
import org.mpl4j.grammar.MplParser.BranchContext;
import org.mpl4j.grammar.MplParser.ChoiceContext;
import org.mpl4j.grammar.MplParser.DeclarationContext;
import org.mpl4j.grammar.MplParser.PresenceContext;
import org.mpl4j.grammar.MplParser.SizeContext;
import org.mpl4j.grammar.MplParser.StatementContext;

/**
 * ANTLR's tree of a file to ours. Statements, branches and declarations with a syntax error are left out, but for the names that they declare, and what they have inside of
 * them.
 */
final class AstBuilder {
    private final SourceFile source;
    private final DocComments docs;
    private final ExpressionBuilder expressions;

    AstBuilder(SourceFile source, DocComments docs, Diagnostics diagnostics) {
        this.source = source;
        this.docs = docs;
        this.expressions = new ExpressionBuilder(source, diagnostics);
    }

    SpecFile specFile(MplParser.SpecFileContext context) {
        List<Declaration> declarations = context.declaration().stream()
                .flatMap(declaration -> declaration(declaration).stream())
                .toList();
        return new SpecFile(source, declarations, docs.others());
    }

    private Optional<Declaration> declaration(DeclarationContext context) {
        return context.exception == null ? Optional.of(intact(context)) : part(context);
    }

    private Optional<Declaration> part(DeclarationContext context) {
        Optional<String> doc = docs.before(context.getStart());
        Span span = span(context);
        if (context instanceof MplParser.TypedefDeclarationContext c && c.base != null) {
            return Optional.of(
                    new Declaration.Typedef(ident(c.name), ident(c.base), Optional.empty(), List.of(), doc, span));
        }
        if (context instanceof MplParser.StructDeclarationContext c && c.name != null) {
            return Optional.of(new Declaration.Struct(ident(c.name), block(c.block()), doc, span));
        }
        if (context instanceof MplParser.PacketDeclarationContext c && c.name != null) {
            return Optional.of(
                    new Declaration.Packet(ident(c.name), parameters(c.parameters()), block(c.block()), doc, span));
        }
        return Optional.empty();
    }

    private Declaration intact(DeclarationContext context) {
        Optional<String> doc = docs.before(context.getStart());
        Span span = span(context);
        if (context instanceof MplParser.TypedefDeclarationContext c) {
            return new Declaration.Typedef(
                    ident(c.name), ident(c.base), size(c.size()), attributes(c.attribute()), doc, span);
        }
        if (context instanceof MplParser.StructDeclarationContext c) {
            return new Declaration.Struct(ident(c.name), block(c.block()), doc, span);
        }
        if (context instanceof MplParser.PacketDeclarationContext c) {
            return new Declaration.Packet(ident(c.name), parameters(c.parameters()), block(c.block()), doc, span);
        }
        MplParser.ExternDeclarationContext c = (MplParser.ExternDeclarationContext) context;
        Optional<Expression.Text> value = Optional.ofNullable(c.value).map(expressions::text);
        return new Declaration.Extern(ident(c.name), expressions.text(c.codec), value, doc, span);
    }

    private List<Declaration.Parameter> parameters(MplParser.@Nullable ParametersContext context) {
        return context == null
                ? List.of()
                : context.parameter().stream()
                        .filter(p -> p.type != null && p.name != null)
                        .map(p -> new Declaration.Parameter(ident(p.type), ident(p.name)))
                        .toList();
    }

    private List<Statement> block(MplParser.@Nullable BlockContext context) {
        return context == null
                ? List.of()
                : context.statement().stream()
                        .flatMap(statement -> statement(statement).stream())
                        .toList();
    }

    private Optional<Statement> statement(StatementContext context) {
        return context.exception == null
                ? Optional.of(intact(context))
                : new StatementPart(context, docs.before(context.getStart()), span(context)).statement();
    }

    private Statement intact(StatementContext context) {
        Optional<String> doc = docs.before(context.getStart());
        Span span = span(context);
        if (context instanceof MplParser.UnitStatementContext) {
            return new Statement.UnitStatement(doc, span);
        }
        if (context instanceof MplParser.ChoiceStatementContext c) {
            return choice(c.choice(), Optional.empty(), doc, span);
        }
        MplParser.NamedStatementContext named = (MplParser.NamedStatementContext) context;
        if (named.order() != null) {
            MplParser.OrderContext order = named.order();
            return new Statement.EndianStatement(ident(order.direction), presence(order.presence()), doc, span);
        }
        return content(named.content(), ident(named.name), doc, span);
    }

    private Statement content(MplParser.ContentContext context, Ident name, Optional<String> doc, Span span) {
        if (context instanceof MplParser.FieldContentContext c) {
            return new Statement.FieldStatement(
                    name, ident(c.type), size(c.size()), attributes(c.attribute()), doc, span);
        }
        if (context instanceof MplParser.NestedContentContext c) {
            return new Statement.NestedStatement(
                    name, ident(c.target), arguments(c.arguments()), size(c.size()), presence(c.presence()), doc, span);
        }
        if (context instanceof MplParser.ArrayContentContext c) {
            return new Statement.ArrayStatement(
                    name, bound(c.arrayBound()), block(c.block()), presence(c.presence()), doc, span);
        }
        return choice(((MplParser.ChoiceContentContext) context).choice(), Optional.of(name), doc, span);
    }

    private Statement choice(ChoiceContext c, Optional<Ident> name, Optional<String> doc, Span span) {
        return new Statement.ClassifyStatement(
                name, ident(c.tag), size(c.size()), branches(c), presence(c.presence()), doc, span);
    }

    private List<Statement.Branch> branches(ChoiceContext c) {
        return c.branch().stream()
                .filter(branch -> branch.exception == null)
                .map(this::branch)
                .toList();
    }

    private Statement.Branch branch(BranchContext c) {
        Optional<String> doc = docs.before(c.getStart());
        Optional<Expression> pattern =
                Optional.of(c.pattern).filter(p -> !p.getText().equals("_")).map(expressions::build);
        Optional<Expression> label = Optional.ofNullable(c.label).map(expressions::build);
        return new Statement.Branch(
                pattern, label, presence(c.presence()), block(c.block()), doc, span(c.pattern), span(c));
    }

    private Statement.ArrayBound bound(MplParser.@Nullable ArrayBoundContext context) {
        if (context instanceof MplParser.CountBoundContext c) {
            return new Statement.ArrayBound.Count(expressions.build(c.expression()));
        }
        if (context instanceof MplParser.WindowBoundContext c) {
            return new Statement.ArrayBound.Window(expressions.build(c.size().expression()));
        }
        if (context instanceof MplParser.UntilBoundContext c) {
            return new Statement.ArrayBound.Until(expressions.build(c.expression()));
        }
        return new Statement.ArrayBound.ToEnd();
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
            return new Attribute.When(expressions.build(c.presence().expression()), span(c));
        }
        MplParser.NamedAttributeContext c = (MplParser.NamedAttributeContext) context;
        return new Attribute.Named(ident(c.name), arguments(c.arguments()), span(c));
    }

    private Attribute.VariantCase variantCase(MplParser.VariantCaseContext c) {
        return new Attribute.VariantCase(
                expressions.build(c.value), c.arrow.getType() == MplParser.DEFAULT_ARROW, ident(c.tag), span(c));
    }

    private List<Expression> arguments(MplParser.@Nullable ArgumentsContext context) {
        return context == null ? List.of() : expressions.all(context.expression());
    }

    private Optional<Expression> size(@Nullable SizeContext context) {
        return context == null ? Optional.empty() : Optional.of(expressions.build(context.expression()));
    }

    private Optional<Expression> presence(@Nullable PresenceContext context) {
        return context == null ? Optional.empty() : Optional.of(expressions.build(context.expression()));
    }

    /** The name and what is inside of a statement that has a syntax error. */
    private final class StatementPart {
        private final StatementContext context;
        private final Optional<String> doc;
        private final Span span;

        StatementPart(StatementContext context, Optional<String> doc, Span span) {
            this.context = context;
            this.doc = doc;
            this.span = span;
        }

        Optional<Statement> statement() {
            if (context instanceof MplParser.ChoiceStatementContext c) {
                return choice(c.choice(), Optional.empty());
            } else if (context instanceof MplParser.NamedStatementContext c && c.name != null) {
                return content(c.content(), ident(c.name));
            }
            return Optional.empty();
        }

        private Optional<Statement> content(MplParser.@Nullable ContentContext content, Ident name) {
            if (content instanceof MplParser.FieldContentContext c && c.type != null) {
                return Optional.of(
                        new Statement.FieldStatement(name, ident(c.type), Optional.empty(), List.of(), doc, span));
            } else if (content instanceof MplParser.ArrayContentContext c && c.block() != null) {
                return Optional.of(new Statement.ArrayStatement(
                        name, new Statement.ArrayBound.ToEnd(), block(c.block()), Optional.empty(), doc, span));
            } else if (content instanceof MplParser.ChoiceContentContext c) {
                return choice(c.choice(), Optional.of(name));
            }
            return Optional.empty();
        }

        private Optional<Statement> choice(@Nullable ChoiceContext choice, Optional<Ident> name) {
            return choice == null || choice.tag == null
                    ? Optional.empty()
                    : Optional.of(new Statement.ClassifyStatement(
                            name, ident(choice.tag), Optional.empty(), branches(choice), Optional.empty(), doc, span));
        }
    }

    private Ident ident(Token token) {
        return new Ident(token.getText(), Spans.of(source, token));
    }

    private Span span(ParserRuleContext context) {
        return Spans.of(source, context);
    }
}
