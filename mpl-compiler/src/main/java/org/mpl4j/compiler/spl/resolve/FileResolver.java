package org.mpl4j.compiler.spl.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.resolve.PacketFinder;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.ast.PolicyDeclaration;
import org.mpl4j.compiler.spl.ast.PolicyFile;
import org.mpl4j.compiler.spl.model.Composition;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Property;
import org.mpl4j.compiler.spl.model.Routine;

/** The meaning of one file. */
final class FileResolver {
    private final PolicyFile file;
    private final Diagnostics diagnostics;
    private final UsedPackets packets;
    private final FileNames names;
    private final Map<String, RoutineResolver> resolvers = new LinkedHashMap<>();
    private final Map<String, Routine> routines = new LinkedHashMap<>();

    FileResolver(PolicyFile file, PacketFinder finder, Diagnostics diagnostics) {
        this.file = file;
        this.diagnostics = diagnostics;
        this.packets = UsedPackets.of(file, finder, diagnostics);
        StatecallTable calls = new StatecallTable(file, packets, diagnostics);
        RoutineNames routineNames = new RoutineNames(file, finder.references(), diagnostics);
        this.names = new FileNames(routineNames, calls, new PacketFields(packets, finder.references(), diagnostics));
    }

    /** Whether all packets were found; what is wrong with one is reported only once. */
    boolean isWhole() {
        return packets.isWhole();
    }

    PolicySpec resolve() {
        for (Signature signature : names.routines().routines()) {
            routine(signature);
        }
        keys();
        List<Routine> automata = new ArrayList<>();
        Map<String, Routine> functions = new LinkedHashMap<>();
        for (Signature signature : names.routines().routines()) {
            String name = signature.declaration().name().text();
            if (signature.declaration().isFunction()) {
                functions.put(name, routines.get(name));
            } else {
                automata.add(routines.get(name));
            }
        }
        if (automata.isEmpty()) {
            diagnostics
                    .error(Code.S0119, start(), "there is no automaton in this file")
                    .help("`automaton name () { .. }` declares one");
        }
        Map<String, StepCalls> contents = new HashMap<>();
        automata.forEach(automaton -> contents.put(automaton.name(), StepCalls.of(automaton, functions)));
        return spec(automata, List.copyOf(functions.values()), new ClaimResolver(names, contents, diagnostics));
    }

    private PolicySpec spec(List<Routine> automata, List<Routine> functions, ClaimResolver claims) {
        List<Composition> compositions = file.all(PolicyDeclaration.PolicyGroup.class).stream()
                .map(claims::composition)
                .toList();
        List<Property> properties = file.all(PolicyDeclaration.PropertyDeclaration.class).stream()
                .map(claims::property)
                .toList();
        List<Property.Trace> traces = new ArrayList<>();
        for (PolicyDeclaration.TraceDeclaration trace : file.all(PolicyDeclaration.TraceDeclaration.class)) {
            traces.add(claims.trace(trace, traces.size() + 1));
        }
        return new PolicySpec(
                file.source(),
                packets.packets(),
                names.calls().mentioned(),
                List.copyOf(automata),
                functions,
                compositions,
                properties,
                List.copyOf(traces),
                packets.offered());
    }

    private void routine(Signature signature) {
        PolicyDeclaration.RoutineDeclaration declaration = signature.declaration();
        RoutineResolver resolver = new RoutineResolver(signature, names, diagnostics);
        String name = declaration.name().text();
        routines.put(
                name,
                new Routine(
                        name,
                        Optional.empty(),
                        signature.variables(),
                        resolver.steps(declaration.body()),
                        declaration.doc(),
                        declaration.name().span()));
        resolvers.put(name, resolver);
    }

    /** What functions say about keys counts for the automata that call them. */
    private void keys() {
        List<PolicyDeclaration.RoutineDeclaration> automata =
                file.all(PolicyDeclaration.RoutineDeclaration.class).stream()
                        .filter(routine -> !routine.isFunction())
                        .toList();
        boolean isKeyed =
                automata.stream().anyMatch(automaton -> automaton.key().isPresent());
        Map<String, Map<String, Span>> calls = new LinkedHashMap<>();
        resolvers.forEach((name, resolver) -> calls.put(name, resolver.called()));
        for (String name : CallOrder.of(calls, diagnostics)) {
            RoutineResolver resolver = resolvers.get(name);
            if (resolver != null) {
                resolver.called()
                        .keySet()
                        .forEach(called -> resolver.keys().add(resolver(called).keys(), isKeyed));
            }
        }
        automata.forEach(this::keys);
    }

    private void keys(PolicyDeclaration.RoutineDeclaration automaton) {
        KeyUses uses = resolver(automaton.name().text()).keys();
        if (automaton.key().isEmpty()) {
            uses.checkUnkeyed(automaton.name());
            return;
        }
        Ident key = automaton.key().get();
        uses.checkKeyed(automaton.name(), key);
        routines.computeIfPresent(
                automaton.name().text(),
                (name, routine) -> new Routine(
                        name,
                        Optional.of(new Routine.Key(key.text(), uses.fields(), key.span())),
                        routine.variables(),
                        routine.steps(),
                        routine.doc(),
                        routine.span()));
    }

    private RoutineResolver resolver(String name) {
        return Objects.requireNonNull(resolvers.get(name));
    }

    private Span start() {
        return new Span(file.source(), 0, 0);
    }
}
