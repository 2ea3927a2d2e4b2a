package org.mpl4j.compiler.resolve;

import static org.mpl4j.compiler.diagnostic.Code.E0305;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.ast.Declaration;
import org.mpl4j.compiler.ast.Expression;
import org.mpl4j.compiler.ast.Statement.NestedStatement;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.compiler.resolve.GlobalNames.Found;
import org.mpl4j.compiler.resolve.LoadedFile.Namespace;

/**
 * The meaning of {@code name: packet target(arguments)[window];}.
 *
 * @param file where it is written
 */
record NestedResolver(
        GlobalNames globals,
        LoadedFile file,
        ExpressionResolver expressions,
        RangeResolver ranges,
        Diagnostics diagnostics) {
    /** The item; empty where there is no such packet, which has been reported. */
    Optional<Item> resolve(NestedStatement nested, Symbol symbol, BlockScope scope) {
        Site site = Site.before(symbol, scope);
        Optional<Expr> window = nested.window().flatMap(size -> expressions.resolve(size, ValueKind.INT, site));
        Optional<Expr> presence =
                nested.presence().flatMap(condition -> expressions.resolve(condition, ValueKind.BOOL, site));
        Optional<Found> target = globals.find(nested.target(), Namespace.PACKETS, file);
        return target.map(found -> {
            List<Expr> arguments = arguments(nested, found.declaration(), site);
            return new NestedPacket(
                    symbol.id(), symbol.name(), found.name(), arguments, window, presence, nested.doc(), symbol.span());
        });
    }

    private List<Expr> arguments(NestedStatement nested, Declaration target, Site site) {
        List<Declaration.Parameter> parameters =
                target instanceof Declaration.Packet packet ? packet.parameters() : List.of();
        if (parameters.size() != nested.arguments().size()) {
            diagnostics
                    .error(
                            E0305,
                            nested.target().span(),
                            "`%s` takes %s, not %d",
                            nested.target(),
                            count(parameters.size()),
                            nested.arguments().size())
                    .also(target.name().span(), "declared here");
            return List.of();
        }
        List<Expr> arguments = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            argument(nested.arguments().get(i), parameters.get(i), site).ifPresent(arguments::add);
        }
        return arguments;
    }

    private static String count(int arguments) {
        return arguments == 0 ? "no arguments" : arguments == 1 ? "one argument" : arguments + " arguments";
    }

    private Optional<Expr> argument(Expression argument, Declaration.Parameter parameter, Site site) {
        Optional<ValueKind> kind = Parameters.kind(parameter);
        if (kind.isPresent() && kind.get() == ValueKind.BYTES) {
            return ranges.bytes(argument, site);
        }
        return kind.flatMap(k -> expressions.resolve(argument, k, site));
    }
}
