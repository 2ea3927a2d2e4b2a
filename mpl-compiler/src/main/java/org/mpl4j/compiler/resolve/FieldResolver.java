package org.mpl4j.compiler.resolve;

import static org.mpl4j.compiler.diagnostic.Code.E0301;
import static org.mpl4j.compiler.diagnostic.Code.E0302;
import static org.mpl4j.compiler.diagnostic.Code.E0308;
import static org.mpl4j.compiler.diagnostic.Code.E0311;

import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.ast.Expression;
import org.mpl4j.compiler.ast.Statement.FieldStatement;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Attributes;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.Label;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.compiler.source.Span;

/** The meaning of {@code name: type[size] attributes;}: a field, a label, or a struct in place. */
record FieldResolver(FieldTypes types, ExpressionResolver expressions, RangeResolver ranges, Diagnostics diagnostics) {
    /** The item; empty where it can't be told what it is, which has been reported. */
    Optional<Item> resolve(FieldStatement field, Symbol symbol, BlockScope scope) {
        Optional<NamedType> type = types.type(field);
        Site site = Site.before(symbol, scope);
        AttributeList attributes = AttributeList.of(field.attributes(), diagnostics);
        Optional<Expr> presence =
                attributes.presence().flatMap(condition -> expressions.resolve(condition, ValueKind.BOOL, site));
        if (type.isPresent() && type.get().struct().isPresent()) {
            attributes.keepPresence("a struct");
            return Optional.of(struct(field, symbol, type.get().struct().get(), site, presence));
        } else if (type.isPresent() && !type.get().is("label")) {
            return fieldType(field, type.get(), attributes, site)
                    .map(fieldType -> field(field, symbol, type.get(), fieldType, attributes, presence, scope));
        } else if (type.isPresent()) {
            attributes.keepNothing("a label");
            refuseSize(field);
            return Optional.of(new Label(symbol.id(), symbol.name(), field.doc(), symbol.span()));
        }
        return Optional.empty();
    }

    private Item struct(FieldStatement field, Symbol symbol, QualifiedName target, Site site, Optional<Expr> presence) {
        Optional<Expr> window = field.size().flatMap(size -> expressions.resolve(size, ValueKind.INT, site));
        return new NestedPacket(
                symbol.id(), symbol.name(), target, List.of(), window, presence, field.doc(), symbol.span());
    }

    private void refuseSize(FieldStatement field) {
        field.size().ifPresent(size -> diagnostics.error(E0308, size.span(), "`%s` takes no size", field.type()));
    }

    private Field field(
            FieldStatement field,
            Symbol symbol,
            NamedType named,
            FieldType type,
            AttributeList list,
            Optional<Expr> presence,
            BlockScope scope) {
        list.keepFor(type);
        Optional<EnumType> enumeration = types.enumeration(field);
        Site site = Site.before(symbol, scope).with(enumeration);
        Site whole = Site.whole(scope).with(enumeration);
        Attributes attributes = new AttributeResolver(
                        expressions, new Coercion(types, diagnostics), ranges, type, site, whole, diagnostics)
                .resolve(list, named.show());
        return new Field(
                symbol.id(), symbol.name(), type, enumeration, attributes, presence, field.doc(), symbol.span());
    }

    private Optional<FieldType> fieldType(FieldStatement field, NamedType type, AttributeList attributes, Site site) {
        if (type.is("bytes")) {
            refuseSize(field);
            return delimited(field, attributes);
        } else if (field.size().isPresent() && !type.takesSize()) {
            diagnostics
                    .error(
                            E0308,
                            field.size().get().span(),
                            type.size().isPresent() ? "`%s` has a size already" : "`%s` takes no size",
                            field.type())
                    .help("only `bit` and `byte` take one; `array (n) { .. }` repeats");
            return Optional.empty();
        }
        Optional<Expression> size = field.size().or(type::size);
        Optional<Expr> resolved = size.flatMap(expression ->
                expressions.resolve(expression, ValueKind.INT, field.size().isPresent() ? site : Site.CONSTANT));
        if (size.isPresent() && resolved.isEmpty()) {
            return Optional.empty();
        }
        return type.withSize(resolved, field.type().span())
                .filter(found -> isWidth(found, field.type().span()));
    }

    private boolean isWidth(FieldType type, Span span) {
        if (type instanceof FieldType.Bits bits
                && bits.width() instanceof Expr.IntConst width
                && (width.value() < 1 || width.value() > 64)) {
            diagnostics
                    .error(E0311, width.span(), "a bit field has 1 to 64 bits")
                    .also(span, "this field");
            return false;
        }
        return true;
    }

    private Optional<FieldType> delimited(FieldStatement field, AttributeList attributes) {
        Optional<Expression> until = attributes.argument("until");
        if (until.isEmpty()) {
            diagnostics
                    .error(E0308, field.type().span(), "`bytes` needs to know where it ends")
                    .help("write `bytes until (\"\\r\\n\")`, or `byte[n]` for n bytes");
            return Optional.empty();
        }
        Optional<Expr> delimiter = expressions.resolve(until.get(), Site.CONSTANT);
        if (delimiter.isPresent() && delimiter.get() instanceof Expr.BytesConst text) {
            if (text.value().length() > 0) {
                return Optional.of(new FieldType.Delimited(text.value()));
            }
            diagnostics.error(E0302, text.span(), "the delimiter is empty");
        } else if (delimiter.isPresent()) {
            diagnostics.error(E0301, until.get().span(), "the delimiter is a string");
        }
        return Optional.empty();
    }
}
