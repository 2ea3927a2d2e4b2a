package org.mpl4j.compiler.resolve;

import static org.mpl4j.compiler.diagnostic.Code.E0201;
import static org.mpl4j.compiler.diagnostic.Code.E0210;
import static org.mpl4j.compiler.diagnostic.Code.E0211;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Param;

/**
 * The names that expressions of a packet use: its items and its parameters.
 *
 * @param symbols its items by id
 * @param references where it is noted what names stand for
 */
record PacketNames(List<Param> params, List<Symbol> symbols, References references, Diagnostics diagnostics) {
    PacketNames {
        params = List.copyOf(params);
    }

    /** Names where nothing is known by name. */
    static PacketNames none(References references, Diagnostics diagnostics) {
        return new PacketNames(List.of(), List.of(), references, diagnostics);
    }

    Optional<Param> param(String name) {
        return params.stream().filter(param -> param.name().equals(name)).findFirst();
    }

    /** The item that a name stands for; empty without a report if there is none, but a parameter of that name. */
    Optional<Symbol> item(Ident name, Site site) {
        BlockScope scope = site.scope();
        if (scope == null) {
            return Optional.empty();
        }
        Optional<Symbol> known = scope.find(name.text(), site::knows);
        Optional<Param> param = param(name.text());
        if (known.isEmpty() && param.isEmpty()) {
            missing(name, scope, site);
        }
        known.map(Symbol::span).or(() -> param.map(Param::span)).ifPresent(span -> references.add(name.span(), span));
        return known;
    }

    private void missing(Ident name, BlockScope scope, Site site) {
        Optional<Symbol> later = scope.findAnywhere(name.text());
        if (later.isPresent()) {
            diagnostics
                    .error(E0210, name.span(), "`%s` is not known yet", name)
                    .also(later.get().span(), "it is read here")
                    .help("only `value` and `checksum` may use what comes later");
            return;
        }
        Optional<Symbol> elsewhere = symbols.stream()
                .filter(symbol -> symbol.name().equals(name.text()))
                .findFirst();
        if (elsewhere.isPresent()) {
            diagnostics
                    .error(E0211, name.span(), "`%s` cannot be seen from here", name)
                    .also(elsewhere.get().span(), "it is inside a branch or an array")
                    .help(
                            "fields of a branch are visible in that branch only, fields of an array element in that element only");
            return;
        }
        Diagnostics.Draft draft = diagnostics.error(E0201, name.span(), "there is no `%s` here", name);
        List<String> candidates = new ArrayList<>(scope.names().stream()
                .filter(other -> scope.find(other, site::knows).isPresent())
                .toList());
        params.forEach(param -> candidates.add(param.name()));
        NearestName.to(name.text(), candidates).ifPresent(draft::suggest);
    }
}
