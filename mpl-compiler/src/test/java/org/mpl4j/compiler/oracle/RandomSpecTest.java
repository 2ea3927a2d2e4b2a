package org.mpl4j.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.mpl4j.compiler.diagnostic.Severity;
import org.mpl4j.compiler.fuzz.RandomValues;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.interpret.build.FreeFields;
import org.mpl4j.compiler.interpret.parse.Outcome;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.pipeline.CompilationResult;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;
import org.mpl4j.runtime.Limits;

/** Random specifications compile, and packets of them with random values are read back as they were built. */
final class RandomSpecTest {
    @Provide
    Arbitrary<String> specs() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(1, 8))
                .as((seed, size) -> RandomSpec.text(new Random(seed), size));
    }

    @Property(tries = 300)
    void compileAndRoundTrip(@ForAll("specs") String text) {
        SpecPath path = new SpecPath(List.of(new SpecRoot.Memory("memory", Map.of())));
        CompilationResult result = Compiler.compile(path, List.of(new SourceFile("random.mpl", "", text)));
        assertThat(result.diagnostics()).as(text).noneMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
        TestSpec spec = new TestSpec(result.spec().orElseThrow());
        for (QualifiedName packet : spec.spec().model().requested()) {
            for (int seed = 0; seed < 5; seed++) {
                RandomValues values = new RandomValues(spec.shapes(), spec.builder(), new Random(seed));
                Optional<RandomValues.Sample> sample = values.sample(packet);
                assertThat(sample)
                        .as("%s: %s\n%s", packet, values.lastFailure(), text)
                        .isPresent();
                check(spec, packet, sample.get(), text);
            }
        }
    }

    private static void check(TestSpec spec, QualifiedName packet, RandomValues.Sample sample, String text) {
        ByteBuffer buffer = ByteBuffer.wrap(sample.bytes().toArray());
        Outcome outcome = spec.interpreters().of(packet).tryParse(buffer, sample.arguments(), Limits.DEFAULT);
        assertThat(outcome.error()).as("%s\n%s", sample, text).isNull();
        assertThat(outcome.packet().byteLength()).as(text).isEqualTo(buffer.limit());
        assertThat(FreeFields.of(outcome.packet()))
                .as("%s\n%s", sample.bytes(), text)
                .isEqualTo(sample.draft());
        assertThat(TestSpec.violations(outcome.packet()))
                .as("%s\n%s", sample.bytes(), text)
                .isEmpty();
    }
}
