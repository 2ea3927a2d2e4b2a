package org.mpl4j.compiler.spl.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.resolve.NearestName;
import org.mpl4j.compiler.spl.ast.CallPattern;
import org.mpl4j.compiler.spl.ast.Formula;
import org.mpl4j.compiler.spl.ast.PolicyDeclaration;
import org.mpl4j.compiler.spl.model.Composition;
import org.mpl4j.compiler.spl.model.Property;
import org.mpl4j.compiler.spl.model.Property.Ltl;
import org.mpl4j.compiler.spl.model.Statecall;

/** What a file says about its automata: how they step together, which formulas hold, which traces are legal. */
final class ClaimResolver {
    private final FileNames names;
    private final Map<String, StepCalls> automata;
    private final Diagnostics diagnostics;

    /** @param automata those that were resolved, by name */
    ClaimResolver(FileNames names, Map<String, StepCalls> automata, Diagnostics diagnostics) {
        this.names = names;
        this.automata = automata;
        this.diagnostics = diagnostics;
    }

    Composition composition(PolicyDeclaration.PolicyGroup group) {
        Map<String, Ident> members = new HashMap<>();
        List<String> known = new ArrayList<>();
        for (Ident member : group.automata()) {
            Signature.unique(member, members, "named", diagnostics);
            names.routines().automaton(member).ifPresent(automaton -> known.add(member.text()));
        }
        List<Statecall> sync = new ArrayList<>();
        for (CallPattern pattern : group.sync()) {
            for (Statecall call : names.calls().calls(pattern)) {
                checkShared(call, known, pattern, group);
                sync.add(call);
            }
        }
        return new Composition(
                group.name().text(),
                List.copyOf(known),
                sync.stream().distinct().toList(),
                group.span());
    }

    private void checkShared(
            Statecall call, List<String> members, CallPattern pattern, PolicyDeclaration.PolicyGroup group) {
        List<String> takers = members.stream()
                .filter(name -> automata.containsKey(name)
                        && automata.get(name).alphabet().contains(call))
                .toList();
        if (takers.size() < 2 && members.size() == group.automata().size()) {
            Diagnostics.Draft draft = diagnostics.error(
                    Code.S0119,
                    pattern.span(),
                    takers.isEmpty() ? "no automaton of `%s` knows `%s`" : "only one automaton of `%s` knows `%s`",
                    group.name(),
                    call);
            takers.forEach(taker -> draft.help("it is `%s`", taker));
            draft.help("`sync` lists what two automata or more must take together");
        }
    }

    Property property(PolicyDeclaration.PropertyDeclaration declaration) {
        return new Property(declaration.name().text(), ltl(declaration.formula()), declaration.span());
    }

    private Ltl ltl(Formula formula) {
        if (formula instanceof Formula.Call call) {
            return names.calls().calls(call.call()).stream()
                    .map(one -> (Ltl) new Ltl.Last(one))
                    .reduce((left, right) -> new Ltl.Binary(Ltl.Sign.OR, left, right))
                    .orElse(new Ltl.Constant(false));
        } else if (formula instanceof Formula.State state) {
            return state(state);
        } else if (formula instanceof Formula.Constant constant) {
            return new Ltl.Constant(constant.value());
        } else if (formula instanceof Formula.Parenthesized inner) {
            return ltl(inner.inner());
        } else if (formula instanceof Formula.Unary unary) {
            return new Ltl.Unary(sign(unary.operator()), ltl(unary.operand()));
        }
        Formula.Binary binary = (Formula.Binary) formula;
        return new Ltl.Binary(sign(binary.operator()), ltl(binary.left()), ltl(binary.right()));
    }

    private Ltl state(Formula.State state) {
        Optional<Signature> automaton = names.routines().automaton(state.automaton());
        automaton.ifPresent(found -> {
            StepCalls contents = automata.get(state.automaton().text());
            Set<String> states = contents == null ? Set.of() : contents.states();
            if (!states.contains(state.state().text())) {
                Diagnostics.Draft draft = diagnostics
                        .error(
                                Code.S0109,
                                state.state().span(),
                                "`%s` has no state `%s`",
                                state.automaton(),
                                state.state())
                        .also(found.declaration().name().span(), "declared here");
                NearestName.to(state.state().text(), states)
                        .ifPresentOrElse(
                                draft::suggest,
                                () -> draft.help("`state %s;` names the place where it stands", state.state()));
            }
        });
        return new Ltl.In(state.automaton().text(), state.state().text());
    }

    private static Ltl.Sign sign(String text) {
        for (Ltl.Sign sign : Ltl.Sign.values()) {
            if (sign.text().equals(text)) {
                return sign;
            }
        }
        throw new IllegalStateException("no sign " + text);
    }

    /** @param number where the trace is among those of the file, from 1, which names it if nothing else does */
    Property.Trace trace(PolicyDeclaration.TraceDeclaration trace, int number) {
        List<Statecall> calls = trace.calls().stream().map(names.calls()::call).toList();
        String name = trace.name().map(Ident::text).orElse(trace.kind().text() + " " + number);
        return new Property.Trace(name, policy(trace), trace.isGood(), calls, trace.span());
    }

    private String policy(PolicyDeclaration.TraceDeclaration trace) {
        List<String> groups = names.routines().groups();
        List<String> known = groups.isEmpty() ? names.routines().automata() : groups;
        if (trace.policy().isEmpty()) {
            if (known.size() > 1) {
                diagnostics
                        .error(Code.S0119, trace.kind().span(), "which is this trace of: %s?", list(known))
                        .help("write `trace %s of %s: ..`", trace.kind(), known.get(0));
            }
            return known.isEmpty() ? "" : known.get(0);
        }
        Ident policy = trace.policy().get();
        if (!groups.contains(policy.text())) {
            names.routines().automaton(policy);
        }
        return policy.text();
    }

    private static String list(List<String> names) {
        return "`" + String.join("`, `", names) + "`";
    }
}
