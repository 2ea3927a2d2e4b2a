package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mpl4j.compiler.spin.Counterexample;
import org.mpl4j.compiler.spin.Spin;
import org.mpl4j.compiler.spin.SpinLimits;
import org.mpl4j.compiler.spin.Verdict;
import org.mpl4j.compiler.spl.explore.Product;
import org.mpl4j.compiler.spl.model.Composition;
import org.mpl4j.compiler.spl.model.Property;
import org.mpl4j.compiler.spl.output.promela.PromelaPrinter;
import org.mpl4j.compiler.spl.pipeline.CompiledPolicy;
import org.mpl4j.compiler.spl.property.PropertyCheck;
import org.mpl4j.compiler.spl.table.Letter;
import picocli.CommandLine.Option;

/** Checks the properties of policies with spin, too. */
final class SpinOption {
    @Option(
            names = "--spin",
            description =
                    "Check the properties with the model checker spin, too, and say how many states that took. Needs spin and a C compiler.")
    private boolean isAsked;

    /** Prints what spin says, if that is asked; whether all properties hold, as far as spin is there. */
    boolean check(List<CompiledPolicy> policies, Streams streams) throws IOException {
        if (!isAsked) {
            return true;
        }
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        Optional<Spin> spin = Spin.find(path, SpinLimits.usual());
        if (spin.isEmpty()) {
            streams.err().println("mplc: properties were not checked with spin: " + Spin.missing(path));
            return true;
        }
        boolean isAll = true;
        for (CompiledPolicy policy : policies) {
            for (Map.Entry<Composition, List<Property>> about : subjects(policy).entrySet()) {
                Composition composition = about.getKey();
                Product product = Product.of(composition.name(), PolicyOptions.tables(policy, composition.automata()));
                for (Verdict verdict : spin.get().check(PromelaPrinter.print(product, about.getValue()))) {
                    print(policy, composition.name(), verdict, streams);
                    isAll &= verdict.holds();
                }
            }
        }
        streams.out().flush();
        return isAll;
    }

    private static Map<Composition, List<Property>> subjects(CompiledPolicy policy) {
        Map<String, Composition> byName = new LinkedHashMap<>();
        Map<Composition, List<Property>> subjects = new LinkedHashMap<>();
        for (Property property : policy.spec().properties()) {
            for (Composition found : PropertyCheck.compositions(policy.spec(), property)) {
                Composition composition = byName.computeIfAbsent(found.name(), name -> found);
                subjects.computeIfAbsent(composition, c -> new ArrayList<>()).add(property);
            }
        }
        return subjects;
    }

    private static void print(CompiledPolicy policy, String name, Verdict verdict, Streams streams) {
        String what = policy.spec().file() + ":" + verdict.property().span().line() + ": " + name + " "
                + verdict.property().name() + " ";
        String cost = String.format(
                Locale.ROOT,
                " (%,d states, %.2f s)",
                verdict.states(),
                verdict.time().toMillis() / 1000.0);
        if (verdict.counterexample().isPresent()) {
            streams.out().println(what + "FAILS" + cost);
            Counterexample found = verdict.counterexample().get();
            streams.out().println("  after " + names(found.steps()));
            if (!found.cycle().isEmpty()) {
                streams.out().println("  and then again and again " + names(found.cycle()));
            }
        } else {
            streams.out()
                    .println(what
                            + verdict.doubt().map(why -> "undecided: " + why).orElse("holds")
                            + cost);
        }
    }

    private static String names(List<Letter> letters) {
        return letters.isEmpty()
                ? "nothing"
                : letters.stream().map(Letter::toString).collect(Collectors.joining(", "));
    }
}
