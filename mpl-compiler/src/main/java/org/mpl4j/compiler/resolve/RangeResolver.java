package org.mpl4j.compiler.resolve;

import static org.mpl4j.compiler.diagnostic.Code.E0211;
import static org.mpl4j.compiler.diagnostic.Code.E0301;

import java.util.Optional;
import java.util.function.Supplier;
import org.mpl4j.compiler.ast.Expression;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.ast.Statement;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.ValueKind;

/** Bytes of the packet itself: {@code a..b}, or one item that has no value but bytes. */
record RangeResolver(PacketNames names, FieldFacts types, ExpressionResolver expressions, Diagnostics diagnostics) {
    /** Something that can be summed up: bytes of the packet, a string, or a number. */
    Optional<Expr> input(Expression expression, Site site) {
        Optional<Expr> input = bytesOr(expression, site, () -> expressions.resolve(expression, site));
        return input.filter(expr -> expr.kind() != ValueKind.BOOL).or(() -> {
            input.ifPresent(expr -> diagnostics.error(
                    E0301,
                    expr.span(),
                    "a number or bytes are needed here, and this is %s",
                    Coercion.describe(expr.kind())));
            return Optional.empty();
        });
    }

    /** An argument of a parameter that takes bytes. */
    Optional<Expr> bytes(Expression expression, Site site) {
        return bytesOr(expression, site, () -> expressions.resolve(expression, ValueKind.BYTES, site));
    }

    private Optional<Expr> bytesOr(Expression expression, Site site, Supplier<Optional<Expr>> otherwise) {
        if (expression instanceof Expression.Binary range && range.operator().equals("..")) {
            return range(range, site);
        } else if (expression instanceof Expression.Name name
                && names.param(name.name()).isEmpty()) {
            Optional<Symbol> item = names.item(new Ident(name.name(), name.span()), site);
            if (item.isEmpty()) {
                return Optional.empty();
            } else if (isBytesOnly(item.get())) {
                return Optional.of(
                        new Expr.ItemRange(item.get().id(), item.get().id(), name.span()));
            }
        }
        return otherwise.get();
    }

    private boolean isBytesOnly(Symbol item) {
        return !(item.statement() instanceof Statement.FieldStatement field)
                || types.kind(field).filter(kind -> kind != ValueKind.OPAQUE).isEmpty();
    }

    private Optional<Expr> range(Expression.Binary range, Site site) {
        Optional<Symbol> first = end(range.left(), site);
        Optional<Symbol> last = end(range.right(), site);
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Expr.ItemRange(first.get().id(), last.get().id(), range.span()));
    }

    private Optional<Symbol> end(Expression expression, Site site) {
        if (expression instanceof Expression.Name name
                && names.param(name.name()).isEmpty()) {
            return names.item(new Ident(name.name(), name.span()), site).filter(item -> isBeside(item, name, site));
        }
        diagnostics
                .error(E0301, expression.span(), "a range of the packet goes from a field to a field")
                .help("write first_field..last_field");
        return Optional.empty();
    }

    private boolean isBeside(Symbol item, Expression.Name name, Site site) {
        boolean isBeside = site.scope() != null && site.scope().isBeside(item);
        if (!isBeside) {
            diagnostics
                    .error(E0211, name.span(), "the bytes of `%s` cannot be seen from here", name.name())
                    .also(item.span(), "it is outside of the array")
                    .help("an array's element sees its own bytes; pass bytes to a packet in it");
        }
        return isBeside;
    }
}
