package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.mpl4j.compiler.spin.Counterexample;
import org.mpl4j.compiler.spin.Spin;
import org.mpl4j.compiler.spin.Verdict;
import org.mpl4j.compiler.spl.explore.Product;
import org.mpl4j.compiler.spl.model.Composition;
import org.mpl4j.compiler.spl.model.Property;
import org.mpl4j.compiler.spl.output.promela.PromelaPrinter;
import org.mpl4j.compiler.spl.pipeline.CompiledPolicy;
import org.mpl4j.compiler.spl.property.PropertyCheck;
import org.mpl4j.compiler.spl.table.Letter;

/** Checks the properties of a policy with spin, and prints what comes of each as soon as that is known, so that a run that is stopped has shown what it did. */
final class SpinCheck {
    private final Spin spin;
    private final CompiledPolicy policy;
    private final Streams streams;
    private boolean isAll = true;

    /** What properties are about, and the part of it that they are searched in first. */
    private record Subject(Composition whole, Composition part) {}

    SpinCheck(Spin spin, CompiledPolicy policy, Streams streams) {
        this.spin = spin;
        this.policy = policy;
        this.streams = streams;
    }

    /** Whether all properties hold. */
    boolean check() throws IOException {
        for (Map.Entry<Subject, List<Property>> about : subjects().entrySet()) {
            Subject subject = about.getKey();
            List<Property> unsettled = new ArrayList<>();
            check(subject.part(), about.getValue(), verdict -> {
                if (verdict.counterexample().isPresent() && !subject.part().equals(subject.whole())) {
                    unsettled.add(verdict.property());
                } else {
                    print(subject.whole(), verdict);
                }
            });
            if (!unsettled.isEmpty()) {
                check(subject.whole(), unsettled, verdict -> print(subject.whole(), verdict));
            }
        }
        return isAll;
    }

    private Map<Subject, List<Property>> subjects() {
        Map<String, Composition> byName = new LinkedHashMap<>();
        Map<Subject, List<Property>> subjects = new LinkedHashMap<>();
        for (Property property : policy.spec().properties()) {
            for (Composition found : PropertyCheck.compositions(policy.spec(), property)) {
                Composition whole = byName.computeIfAbsent(found.name(), name -> found);
                Subject subject =
                        new Subject(whole, PropertyCheck.withoutOthersInstances(policy.spec(), property, whole));
                subjects.computeIfAbsent(subject, s -> new ArrayList<>()).add(property);
            }
        }
        return subjects;
    }

    private void check(Composition composition, List<Property> properties, Consumer<Verdict> each) throws IOException {
        Product product = Product.of(composition.name(), PolicyOptions.tables(policy, composition.automata()));
        if (streams.errIsTerminal()) {
            streams.err()
                    .println("mplc: spin searches " + String.join(", ", composition.automata()) + " for "
                            + DiagnosticCount.counted(properties.size(), "property") + " from "
                            + DiagnosticCount.counted(product.starts().size(), "start"));
        }
        spin.check(PromelaPrinter.print(product, properties), each);
    }

    private void print(Composition composition, Verdict verdict) {
        String what = policy.spec().file() + ":" + verdict.property().span().line() + ": " + composition.name() + " "
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
        streams.out().flush();
        isAll &= verdict.holds();
    }

    private static String names(List<Letter> letters) {
        return letters.isEmpty()
                ? "nothing"
                : letters.stream().map(Letter::toString).collect(Collectors.joining(", "));
    }
}
