package org.mpl4j.compiler.backend.java;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.compiler.backend.BackendContext;
import org.mpl4j.compiler.backend.JavaPackages;
import org.mpl4j.compiler.fuzz.RandomValues;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.model.QualifiedName;

/** Generated views agree with the interpreter, on good packets and on bad ones. */
final class ViewOracleTest {
    private static final int SAMPLES = OracleSize.of(10);
    private static final int MUTATIONS = 25;
    private static final int FEW = 3;

    static final BackendContext REUSABLE =
            new BackendContext(JavaPackages.of(""), Map.of(ReusableViews.OPTION, "true"));

    static List<String> files() {
        return TestSpec.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyPacketOf(String file) {
        checkAll(GeneratedSpec.ofFile(file));
    }

    /** Views that are pointed at one packet after the other say the same. */
    @ParameterizedTest
    @MethodSource("files")
    void pointedAtEveryPacketOf(String file) {
        check(GeneratedSpec.ofFile(file, REUSABLE), FEW, FEW);
    }

    /** Checks samples of all packets, and what becomes of them when they are changed. */
    static void checkAll(GeneratedSpec generated) {
        check(generated, SAMPLES, MUTATIONS);
    }

    private static void check(GeneratedSpec generated, int samples, int mutations) {
        TestSpec spec = generated.spec();
        ViewAgreement agreement = new ViewAgreement(generated);
        for (QualifiedName packet : spec.spec().model().requested()) {
            for (int seed = 0; seed < samples; seed++) {
                Random random = new Random(seed);
                RandomValues.Sample sample = new RandomValues(spec.shapes(), spec.builder(), random)
                        .sample(packet)
                        .orElseThrow();
                agreement.check(packet, sample.arguments(), sample.bytes().toArray());
                for (int i = 0; i < mutations; i++) {
                    agreement.check(
                            packet, sample.arguments(), mutated(sample.bytes().toArray(), random));
                }
            }
        }
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        if (bytes.length == 0 || random.nextInt(4) == 0) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length + 2));
        }
        int changes = 1 + random.nextInt(2);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            bytes[at] = (byte) (random.nextBoolean() ? random.nextInt() : bytes[at] ^ 1 << random.nextInt(8));
        }
        return bytes;
    }
}
