package org.mpl4j.compiler.spl.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.Span;

/**
 * A policy file.
 *
 * @param uses the packets of its {@code use}
 * @param statecalls all that it mentions, in the order of their first mention
 * @param offered the statecalls of the packets that it uses, mentioned or not, and where it says that it uses them
 * @param functions whatever automata call, in any order; none calls itself
 */
public record PolicySpec(
        SourceFile file,
        List<QualifiedName> uses,
        List<Statecall> statecalls,
        List<Routine> automata,
        List<Routine> functions,
        List<Composition> compositions,
        List<Property> properties,
        List<Property.Trace> traces,
        Map<Statecall, Span> offered) {
    /** One of which is not known what its packets offer. */
    public PolicySpec(
            SourceFile file,
            List<QualifiedName> uses,
            List<Statecall> statecalls,
            List<Routine> automata,
            List<Routine> functions,
            List<Composition> compositions,
            List<Property> properties,
            List<Property.Trace> traces) {
        this(file, uses, statecalls, automata, functions, compositions, properties, traces, Map.of());
    }

    public Optional<Routine> automaton(String name) {
        return automata.stream().filter(a -> a.name().equals(name)).findFirst();
    }

    public Optional<Routine> function(String name) {
        return functions.stream().filter(f -> f.name().equals(name)).findFirst();
    }
}
