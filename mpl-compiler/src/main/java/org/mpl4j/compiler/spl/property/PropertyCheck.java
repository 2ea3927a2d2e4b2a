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
        Map<List<String>, Product> products = new HashMap<>();
        for (Property property : spec.properties()) {
            for (Composition whole : compositions(spec, property)) {
                Composition part = withoutOthersInstances(spec, property, whole);
                Verdict verdict = verdict(part, explorations, products, property.formula(), limit);
                if (verdict instanceof Verdict.Fails && !part.equals(whole)) {
                    verdict = verdict(whole, explorations, products, property.formula(), limit);
                }
                findings.add(new Finding(property, whole.name(), verdict));
            }
        }
        return findings;
    }

    /**
     * What a property is searched in first: a composition without the keyed automata whose states it does not name. There is any number of their instances, and each can only
     * forbid something, so what holds without them holds; what fails has to be searched in the whole composition.
     */
    public static Composition withoutOthersInstances(PolicySpec spec, Property property, Composition whole) {
        Set<String> named = new LinkedHashSet<>();
        collect(property.formula(), named);
        List<String> automata = whole.automata().stream()
                .filter(name -> named.contains(name)
                        || spec.automaton(name).filter(a -> a.key().isPresent()).isEmpty())
                .toList();
        return automata.isEmpty() || automata.equals(whole.automata())
                ? whole
                : new Composition(whole.name(), automata, whole.sync(), whole.span());
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
            Map<List<String>, Product> products,
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
        Product product = products.computeIfAbsent(composition.automata(), n -> Product.of(composition, tables));
        return new Search(product, limit).search(formula);
    }
}
