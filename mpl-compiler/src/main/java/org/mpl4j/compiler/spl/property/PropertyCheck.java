package org.mpl4j.compiler.spl.property;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.explore.Product;
import org.mpl4j.compiler.spl.model.Composition;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Property;
import org.mpl4j.compiler.spl.model.Property.Ltl;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.table.StateTable;

/**
 * Searches the properties of a policy. A property is about every composition that has all automata whose states it names, or, if there is none, about all automata of
 * the file side by side.
 */
public final class PropertyCheck {
    /** As many states with obligations as are looked at before a search gives up. */
    public static final int DEFAULT_LIMIT = 1_000_000;

    private PropertyCheck() {}

    /**
     * What came of a property.
     *
     * @param policy the composition that it was searched in, or the automata with commas between
     */
    public record Finding(Property property, String policy, Verdict verdict) {}

    /** Searches all properties. */
    public static List<Finding> check(PolicySpec spec, Map<String, Exploration> explorations) {
        return check(spec, explorations, DEFAULT_LIMIT);
    }

    public static List<Finding> check(PolicySpec spec, Map<String, Exploration> explorations, int limit) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Product> products = new HashMap<>();
        for (Property property : spec.properties()) {
            for (Composition composition : compositions(spec, property)) {
                findings.add(new Finding(
                        property,
                        composition.name(),
                        verdict(composition, explorations, products, property.formula(), limit)));
            }
        }
        return findings;
    }

    /** What a property is about: compositions, or all automata side by side. */
    public static List<Composition> compositions(PolicySpec spec, Property property) {
        Set<String> named = new LinkedHashSet<>();
        collect(property.formula(), named);
        List<Composition> fitting = spec.compositions().stream()
                .filter(c -> c.automata().containsAll(named))
                .toList();
        if (!fitting.isEmpty()) {
            return fitting;
        }
        List<String> all = spec.automata().stream().map(Routine::name).toList();
        return List.of(new Composition(String.join(", ", all), all, List.of(), property.span()));
    }

    private static void collect(Ltl formula, Set<String> into) {
        if (formula instanceof Ltl.In in) {
            into.add(in.automaton());
        } else if (formula instanceof Ltl.Unary unary) {
            collect(unary.operand(), into);
        } else if (formula instanceof Ltl.Binary binary) {
            collect(binary.left(), into);
            collect(binary.right(), into);
        }
    }

    private static Verdict verdict(
            Composition composition,
            Map<String, Exploration> explorations,
            Map<String, Product> products,
            Ltl formula,
            int limit) {
        List<StateTable> tables = new ArrayList<>();
        for (String automaton : composition.automata()) {
            Optional<Exploration> form = Optional.ofNullable(explorations.get(automaton));
            if (form.isEmpty() || !(form.get() instanceof Exploration.Table table)) {
                return new Verdict.Undecided("`" + automaton + "` has no table of states");
            }
            tables.add(table.table());
        }
        Product product = products.computeIfAbsent(composition.name(), n -> Product.of(composition, tables));
        return new Search(product, limit).search(formula);
    }
}
