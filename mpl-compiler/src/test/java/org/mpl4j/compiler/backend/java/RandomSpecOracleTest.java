package org.mpl4j.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.compiler.fuzz.RandomValues;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.oracle.RandomSpec;
import org.mpl4j.runtime.ParseException;

/**
 * Random specifications become Java without warnings, whose views agree with the interpreter about packets that the interpreter builds, about all that is left of such packets
 * when they are cut off, and about packets with one byte changed. Refreshing such packets makes their checksums right, and changes nothing else that matters.
 * Builders write the same bytes as the interpreter, refuse what would not be read as it was built, and build from views what they build from fields.
 *
 * <p>{@code -Dmpl.randomSpecs=N} takes N specifications instead of the usual number, {@code -Dmpl.firstRandomSpec=N} begins with another seed.
 */
final class RandomSpecOracleTest {
    private static final int SPECS = Integer.getInteger("mpl.randomSpecs", 250);
    private static final int FIRST = Integer.getInteger("mpl.firstRandomSpec", 0);

    /** So many are compiled at once, which is much faster than one by one. */
    private static final int BATCH = 50;

    private static final int SAMPLES = 3;
    private static final int MUTATIONS = 30;

    static List<Integer> batches() {
        return IntStream.iterate(FIRST, seed -> seed < FIRST + SPECS, seed -> seed + BATCH)
                .boxed()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("batches")
    void viewsAndBuildersAgreeWithTheInterpreterFrom(int firstSeed) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, TestSpec> specs = new LinkedHashMap<>();
        for (int seed = firstSeed; seed < Math.min(firstSeed + BATCH, FIRST + SPECS); seed++) {
            String text = RandomSpec.text(new Random(seed), 1 + Math.floorMod(seed, 8));
            texts.put("seed" + seed, text);
            specs.put("seed" + seed, TestSpec.of(text));
        }
        List<String> failures = new ArrayList<>();
        GeneratedSpec.ofAll(specs).forEach((name, generated) -> {
            try {
                check(generated);
            } catch (ParseException | AssertionError e) {
                failures.add(name + ": " + e.getMessage() + "\n" + texts.get(name));
            }
        });
        assertThat(failures).isEmpty();
    }

    private static void check(GeneratedSpec generated) throws ParseException {
        TestSpec spec = generated.spec();
        ViewAgreement agreement = new ViewAgreement(generated);
        for (QualifiedName packet : spec.spec().model().requested()) {
            for (int seed = 0; seed < SAMPLES; seed++) {
                Random random = new Random(seed);
                RandomValues.Sample sample = new RandomValues(spec.shapes(), spec.builder(), random)
                        .sample(packet)
                        .orElseThrow(() -> new AssertionError("no " + packet));
                BuilderOracleTest.check(generated, packet, sample, random);
                BuilderOracleTest.checkWrong(generated, packet, sample, random);
                BuilderOracleTest.checkViews(generated, packet, sample, random);
                byte[] bytes = sample.bytes().toArray();
                agreement.check(packet, sample.arguments(), bytes);
                assertThat(agreement.refreshed(packet, sample.arguments(), bytes))
                        .isEqualTo(bytes);
                for (int length : truncations(bytes.length, random)) {
                    agreement.check(packet, sample.arguments(), Arrays.copyOf(bytes, length));
                }
                for (int i = 0; i < MUTATIONS && bytes.length > 0; i++) {
                    byte[] mutated = bytes.clone();
                    mutated[random.nextInt(bytes.length)] = (byte) random.nextInt();
                    agreement.check(packet, sample.arguments(), mutated);
                    agreement.checkRefreshed(packet, sample.arguments(), mutated);
                }
            }
        }
    }

    /** All lengths of small packets, and some of large ones. */
    private static int[] truncations(int length, Random random) {
        return length <= MUTATIONS
                ? IntStream.range(0, length).toArray()
                : random.ints(MUTATIONS, 0, length).toArray();
    }
}
