package org.mpl4j.compiler.spl.explore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.spl.graph.Frame;
import org.mpl4j.compiler.spl.graph.Graph;
import org.mpl4j.compiler.spl.graph.Node;
import org.mpl4j.compiler.spl.graph.Place;
import org.mpl4j.compiler.spl.model.Variable;

/** Which variables make many configurations. */
final class Causes {
    private Causes() {}

    /** The variables that have several values in some configurations, the one with the most first. */
    static List<Variable> of(Graph graph, Collection<Configuration> configurations) {
        Map<Variable, Set<Long>> values = new LinkedHashMap<>();
        for (Configuration configuration : configurations) {
            frame(graph.node(configuration.node()))
                    .orElse(graph.frame())
                    .all()
                    .forEach((variable, slot) -> values.computeIfAbsent(variable, v -> new HashSet<>())
                            .add(configuration.values()[slot]));
        }
        List<Variable> sorted = new ArrayList<>();
        values.forEach((variable, several) -> {
            if (several.size() > 1) {
                sorted.add(variable);
            }
        });
        sorted.sort(Comparator.<Variable>comparingInt(
                        v -> Objects.requireNonNull(values.get(v)).size())
                .reversed());
        return sorted;
    }

    private static Optional<Frame> frame(Node node) {
        if (node instanceof Place place) {
            return Optional.of(place.frame());
        }
        return node instanceof Node.Assign assign ? Optional.of(assign.frame()) : Optional.empty();
    }
}
