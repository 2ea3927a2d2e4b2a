package org.mpl4j.compiler.resolve;

import static org.mpl4j.compiler.diagnostic.Code.E0301;
import static org.mpl4j.compiler.diagnostic.Code.E0303;
import static org.mpl4j.compiler.diagnostic.Code.E0305;
import static org.mpl4j.compiler.diagnostic.Code.E0307;

import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.ast.Expression;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.ast.Statement;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.compiler.source.Span;

/** The four functions of expressions. */
record CallResolver(PacketNames names, Diagnostics diagnostics) {
    static final List<String> FUNCTIONS = List.of("offset", "sizeof", "array_length", "remaining");

    Optional<Expr> resolve(Expression.Call call, Site site) {
        String function = call.function().text();
        if (!FUNCTIONS.contains(function)) {
            Diagnostics.Draft draft =
                    diagnostics.error(E0307, call.function().span(), "there is no function `%s`", function);
            NearestName.to(function, FUNCTIONS)
                    .ifPresentOrElse(draft::suggest, () -> draft.help("there are " + String.join(", ", FUNCTIONS)));
            return Optional.empty();
        } else if (site.scope() == null) {
            diagnostics.error(E0303, call.span(), "`%s` is no constant", function);
            return Optional.empty();
        } else if (function.equals("remaining") != call.argument().isEmpty()) {
            boolean takesNone = call.argument().isPresent();
            diagnostics.error(
                    E0305,
                    call.span(),
                    takesNone ? "`remaining` takes no argument" : "`%s` takes one argument, a name",
                    function);
            return Optional.empty();
        }
        return call.argument().isEmpty()
                ? Optional.of(new Expr.Remaining(call.span()))
                : of(function, call.argument().get(), call.span(), site);
    }

    private Optional<Expr> of(String function, Ident argument, Span span, Site site) {
        Optional<Symbol> item = names.item(argument, site);
        if (item.isEmpty()) {
            return names.param(argument.text()).flatMap(param -> ofParam(function, param, span));
        }
        int id = item.get().id();
        if (function.equals("offset")) {
            return Optional.of(new Expr.EndOffset(id, span));
        } else if (function.equals("sizeof")) {
            return Optional.of(new Expr.SizeOf(id, span));
        } else if (!(item.get().statement() instanceof Statement.ArrayStatement)) {
            diagnostics
                    .error(E0301, argument.span(), "`%s` is no array", argument)
                    .also(item.get().span(), "declared here")
                    .help("write sizeof(" + argument + ") for its length in bytes");
            return Optional.empty();
        }
        return Optional.of(new Expr.CountOf(id, span));
    }

    private Optional<Expr> ofParam(String function, Param param, Span span) {
        if (function.equals("sizeof") && param.kind() == ValueKind.BYTES) {
            return Optional.of(new Expr.ParamSize(param.index(), span));
        }
        diagnostics.error(
                E0301,
                span,
                "`%s` is a parameter: it has no %s",
                param.name(),
                function.equals("array_length") ? "elements" : function.equals("offset") ? "place" : "size");
        return Optional.empty();
    }
}
