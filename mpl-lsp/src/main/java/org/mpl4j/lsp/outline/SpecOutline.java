package org.mpl4j.lsp.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.ast.Attribute;
import org.mpl4j.compiler.ast.Declaration;
import org.mpl4j.compiler.ast.Expression;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.ast.SpecFile;
import org.mpl4j.compiler.ast.Statement;
import org.mpl4j.compiler.source.SourceText;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.lsp.outline.Outline.Kind;

/** The outline of a specification. */
final class SpecOutline {
    private SpecOutline() {}

    static List<Outline> of(SpecFile file) {
        return file.declarations().stream().map(SpecOutline::declaration).toList();
    }

    private static Outline declaration(Declaration declaration) {
        Kind kind;
        String detail = "";
        List<Outline> children = new ArrayList<>();
        if (declaration instanceof Declaration.Packet packet) {
            kind = Kind.PACKET;
            packet.parameters()
                    .forEach(parameter -> children.add(leaf(
                            Kind.PARAMETER,
                            parameter.name(),
                            parameter.type().span().to(parameter.name().span()),
                            parameter.type().text())));
            children.addAll(block(packet.body()));
        } else if (declaration instanceof Declaration.Struct struct) {
            kind = Kind.STRUCT;
            children.addAll(block(struct.body()));
        } else if (declaration instanceof Declaration.Typedef typedef) {
            kind = Kind.TYPE;
            detail = typedef.base().text() + size(typedef.size());
            children.addAll(tags(typedef.attributes()));
        } else {
            kind = Kind.EXTERN;
        }
        return new Outline(
                kind,
                declaration.name().text(),
                declaration.name().span(),
                declaration.span(),
                detail,
                declaration.doc(),
                children);
    }

    private static List<Outline> block(List<Statement> statements) {
        List<Outline> found = new ArrayList<>();
        for (Statement statement : statements) {
            statement(statement).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Outline> statement(Statement statement) {
        if (statement instanceof Statement.FieldStatement field) {
            String type = field.type().text() + size(field.size());
            return item(Kind.FIELD, field.name(), field, type, tags(field.attributes()));
        } else if (statement instanceof Statement.NestedStatement nested) {
            return item(Kind.NESTED, nested.name(), nested, "packet " + nested.target(), List.of());
        } else if (statement instanceof Statement.ArrayStatement array) {
            return item(Kind.ARRAY, array.name(), array, "array", block(array.body()));
        } else if (statement instanceof Statement.ClassifyStatement classify) {
            List<Outline> branches =
                    classify.branches().stream().map(SpecOutline::branch).toList();
            String detail = "classify (" + classify.tag() + ")";
            return classify.name().isPresent()
                    ? item(Kind.CHOICE, classify.name().get(), classify, detail, branches)
                    : Optional.of(new Outline(
                            Kind.CHOICE, "", classify.tag().span(), classify.span(), detail, classify.doc(), branches));
        }
        return Optional.empty();
    }

    private static Optional<Outline> item(
            Kind kind, Ident name, Statement statement, String detail, List<Outline> children) {
        return Optional.of(
                new Outline(kind, name.text(), name.span(), statement.span(), detail, statement.doc(), children));
    }

    private static Outline branch(Statement.Branch branch) {
        String pattern = SourceText.decode(branch.patternSpan().text());
        String label = branch.label()
                .map(expression -> SourceText.decode(expression.span().text()))
                .orElse(pattern);
        String plain = label.length() > 2 && label.startsWith("\"") ? label.substring(1, label.length() - 1) : label;
        return new Outline(
                Kind.BRANCH, plain, branch.patternSpan(), branch.span(), pattern, branch.doc(), block(branch.body()));
    }

    private static List<Outline> tags(List<Attribute> attributes) {
        List<Outline> tags = new ArrayList<>();
        for (Attribute attribute : attributes) {
            if (attribute instanceof Attribute.Variant variant) {
                variant.cases()
                        .forEach(one -> tags.add(leaf(
                                Kind.TAG,
                                one.tag(),
                                one.span(),
                                SourceText.decode(one.value().span().text()))));
            }
        }
        return tags;
    }

    private static Outline leaf(Kind kind, Ident name, Span extent, String detail) {
        return new Outline(kind, name.text(), name.span(), extent, detail, Optional.empty(), List.of());
    }

    private static String size(Optional<Expression> size) {
        return size.map(expression -> "[" + SourceText.decode(expression.span().text()) + "]")
                .orElse("");
    }
}
