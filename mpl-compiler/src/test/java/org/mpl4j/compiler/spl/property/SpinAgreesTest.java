package org.mpl4j.compiler.spl.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spin.Spin;
import org.mpl4j.compiler.spin.SpinLimits;
import org.mpl4j.compiler.spl.RandomPolicy;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.explore.Explorer;
import org.mpl4j.compiler.spl.explore.Product;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Property;
import org.mpl4j.compiler.spl.output.promela.PromelaPrinter;

/** The search of this compiler and spin say the same of random formulas on random policies. {@code -Dmpl.spin.policies=N} takes so many policies. */
final class SpinAgreesTest {
    private static final Span NOWHERE = new Span(new SourceFile("test.spl", "", ""), 0, 0);
    private static final int POLICIES = Integer.getInteger("mpl.spin.policies", 4);
    private static final int FORMULAS = 8;

    @Test
    void agrees() throws IOException {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        Optional<Spin> spin = Spin.find(path, SpinLimits.usual());
        assumeTrue(spin.isPresent(), () -> Spin.missing(path));
        int[] counts = new int[2];
        int checked = 0;
        for (long seed = 1; checked < POLICIES; seed++) {
            PolicySpec spec = RandomPolicy.of(seed);
            if (Explorer.explore(spec, spec.automata().get(0)) instanceof Exploration.Table form
                    && form.table().states().size() > 2) {
                checked++;
                check(seed, Product.of("p", List.of(form.table())), spin.get(), counts);
            }
        }
        assertThat(counts[0]).as("formulas that hold").isGreaterThan(POLICIES);
        assertThat(counts[1]).as("formulas that do not").isGreaterThan(POLICIES);
    }

    private static void check(long seed, Product product, Spin spin, int[] counts) throws IOException {
        Random random = new Random(seed);
        List<Property> properties = new ArrayList<>();
        for (int i = 0; i < FORMULAS; i++) {
            properties.add(new Property("p" + i, SearchAgreesTest.formula(random, 2), NOWHERE));
        }
        spin.check(PromelaPrinter.print(product, properties), verdict -> {
            Verdict own = new Search(product, 100_000).search(verdict.property().formula());
            assertThat(verdict.doubt()).isEmpty();
            assertThat(own instanceof Verdict.Holds)
                    .as("seed %d: %s: spin says %s, the search %s", seed, verdict.property(), verdict, own)
                    .isEqualTo(verdict.holds());
            counts[verdict.holds() ? 0 : 1]++;
        });
    }
}
