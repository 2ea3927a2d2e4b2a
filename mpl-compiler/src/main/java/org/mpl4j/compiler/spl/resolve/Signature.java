package org.mpl4j.compiler.spl.resolve;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.resolve.NearestName;
import org.mpl4j.compiler.spl.ast.PolicyDeclaration;
import org.mpl4j.compiler.spl.model.Variable;

/** A routine as others see it: its name and its variables. */
record Signature(PolicyDeclaration.RoutineDeclaration declaration, List<Variable> variables) {
    private static final BigInteger SMALLEST = BigInteger.valueOf(Integer.MIN_VALUE);
    private static final BigInteger GREATEST = BigInteger.valueOf(Integer.MAX_VALUE);

    static Signature of(PolicyDeclaration.RoutineDeclaration declaration, Diagnostics diagnostics) {
        Map<String, Ident> names = new HashMap<>();
        declaration.key().ifPresent(key -> names.put(key.text(), key));
        for (PolicyDeclaration.Parameter parameter : declaration.parameters()) {
            unique(parameter.name(), names, diagnostics);
        }
        Map<String, Ident> started = new HashMap<>();
        for (Ident name : declaration.start()) {
            unique(name, started, "named", diagnostics);
            started(name, declaration, diagnostics);
        }
        List<Variable> variables = new ArrayList<>();
        for (PolicyDeclaration.Parameter parameter : declaration.parameters()) {
            variables.add(
                    variable(parameter, started.containsKey(parameter.name().text()), diagnostics));
        }
        return new Signature(declaration, List.copyOf(variables));
    }

    /** Reports a name that is declared already. */
    static void unique(Ident name, Map<String, Ident> names, Diagnostics diagnostics) {
        unique(name, names, "declared", diagnostics);
    }

    /** Reports a name that is there already, in the sense of a verb. */
    static void unique(Ident name, Map<String, Ident> names, String verb, Diagnostics diagnostics) {
        Ident first = names.putIfAbsent(name.text(), name);
        if (first != null) {
            diagnostics
                    .error(Code.S0106, name.span(), "`%s` is %s twice", name, verb)
                    .also(first.span(), "first %s here", verb);
        }
    }

    private static void started(Ident name, PolicyDeclaration.RoutineDeclaration declaration, Diagnostics diagnostics) {
        List<String> parameters = declaration.parameters().stream()
                .map(parameter -> parameter.name().text())
                .collect(Collectors.toList());
        if (!parameters.contains(name.text())) {
            Diagnostics.Draft draft =
                    diagnostics.error(Code.S0109, name.span(), "`%s` has no parameter `%s`", declaration.name(), name);
            NearestName.to(name.text(), parameters).ifPresent(draft::suggest);
        }
    }

    private static Variable variable(PolicyDeclaration.Parameter parameter, boolean isStart, Diagnostics diagnostics) {
        String name = parameter.name().text();
        if (parameter.isBool()) {
            parameter
                    .bounds()
                    .ifPresent(bounds -> diagnostics.error(Code.S0114, bounds.span(), "a `bool` has no bounds"));
            return new Variable(
                    name, Variable.Kind.BOOL, 0, 1, isStart, parameter.name().span());
        }
        int min = Integer.MIN_VALUE;
        int max = Integer.MAX_VALUE;
        if (parameter.bounds().isPresent()) {
            PolicyDeclaration.Bounds bounds = parameter.bounds().get();
            if (bounds.min().compareTo(bounds.max()) > 0) {
                diagnostics
                        .error(Code.S0114, bounds.span(), "no number is from %s to %s", bounds.min(), bounds.max())
                        .help("the smaller bound comes first");
            } else if (bounds.min().compareTo(SMALLEST) < 0 || bounds.max().compareTo(GREATEST) > 0) {
                diagnostics.error(Code.S0114, bounds.span(), "a bound has 32 bits at most");
            } else if (!isStart && (bounds.min().signum() > 0 || bounds.max().signum() < 0)) {
                diagnostics
                        .error(
                                Code.S0114,
                                bounds.span(),
                                "`%s` is 0 in the beginning, which is out of its bounds",
                                name)
                        .help("its first value can be given: `start (%s)`", name);
            }
            min = bounds.min().max(SMALLEST).min(GREATEST).intValue();
            max = bounds.max().max(SMALLEST).min(GREATEST).intValue();
        }
        return new Variable(
                name, Variable.Kind.INT, min, max, isStart, parameter.name().span());
    }
}
