package org.mpl4j.compiler.spl.resolve;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.resolve.NearestName;
import org.mpl4j.compiler.resolve.References;
import org.mpl4j.compiler.spl.ast.PolicyDeclaration;
import org.mpl4j.compiler.spl.ast.PolicyFile;

/** The automata, functions and policies of a file, which share their names; properties, and traces, have names of their own. */
final class RoutineNames {
    private final Map<String, Signature> routines = new LinkedHashMap<>();
    private final Map<String, Ident> groups = new LinkedHashMap<>();
    private final References references;
    private final Diagnostics diagnostics;

    RoutineNames(PolicyFile file, References references, Diagnostics diagnostics) {
        this.references = references;
        this.diagnostics = diagnostics;
        Map<String, Ident> names = new HashMap<>();
        for (PolicyDeclaration.RoutineDeclaration routine : file.all(PolicyDeclaration.RoutineDeclaration.class)) {
            Signature.unique(routine.name(), names, diagnostics);
            routines.putIfAbsent(routine.name().text(), Signature.of(routine, diagnostics));
        }
        for (PolicyDeclaration.PolicyGroup group : file.all(PolicyDeclaration.PolicyGroup.class)) {
            Signature.unique(group.name(), names, diagnostics);
            groups.putIfAbsent(group.name().text(), group.name());
        }
        Map<String, Ident> properties = new HashMap<>();
        file.all(PolicyDeclaration.PropertyDeclaration.class)
                .forEach(property -> Signature.unique(property.name(), properties, diagnostics));
        Map<String, Ident> traces = new HashMap<>();
        file.all(PolicyDeclaration.TraceDeclaration.class)
                .forEach(trace -> trace.name().ifPresent(name -> Signature.unique(name, traces, diagnostics)));
    }

    /** Of each name the first. */
    List<Signature> routines() {
        return List.copyOf(routines.values());
    }

    List<String> automata() {
        return names(false);
    }

    List<String> groups() {
        return List.copyOf(groups.keySet());
    }

    private List<String> names(boolean isFunction) {
        return routines.values().stream()
                .filter(one -> one.declaration().isFunction() == isFunction)
                .map(one -> one.declaration().name().text())
                .toList();
    }

    /** The function of a name; empty, and reported, if there is none. */
    Optional<Signature> function(Ident name) {
        return find(name, true);
    }

    /** The automaton of a name; empty, and reported, if there is none. */
    Optional<Signature> automaton(Ident name) {
        return find(name, false);
    }

    private Optional<Signature> find(Ident name, boolean isFunction) {
        String kind = isFunction ? "function" : "automaton";
        Signature found = routines.get(name.text());
        if (found != null) {
            references.add(name.span(), found.declaration().name().span());
        }
        if (found != null && found.declaration().isFunction() == isFunction) {
            return Optional.of(found);
        }
        if (found != null) {
            diagnostics
                    .error(
                            Code.S0109,
                            name.span(),
                            isFunction
                                    ? "`%s` is an automaton, and only functions can be called"
                                    : "`%s` is a function, not an automaton",
                            name)
                    .also(found.declaration().name().span(), "declared here");
        } else {
            Diagnostics.Draft draft = diagnostics.error(Code.S0109, name.span(), "there is no %s `%s`", kind, name);
            NearestName.to(name.text(), names(isFunction)).ifPresent(draft::suggest);
        }
        return Optional.empty();
    }
}
