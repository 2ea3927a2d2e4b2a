package org.mpl4j.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.compiler.interpret.RandomValues;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.interpret.parse.Outcome;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.View;

/** Generated views agree with the interpreter, on good packets and on bad ones. */
final class ViewOracleTest {
    private static final int SAMPLES = 10;
    private static final int MUTATIONS = 25;

    static List<String> files() {
        return TestSpec.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyPacketOf(String file) {
        TestSpec spec = TestSpec.ofFile(file);
        GeneratedSpec generated = new GeneratedSpec(spec);
        for (QualifiedName packet : spec.spec().model().requested()) {
            for (int seed = 0; seed < SAMPLES; seed++) {
                Random random = new Random(seed);
                RandomValues.Sample sample =
                        new RandomValues(spec, random).sample(packet).orElseThrow();
                agree(generated, packet, sample, sample.bytes().toArray());
                for (int i = 0; i < MUTATIONS; i++) {
                    agree(generated, packet, sample, mutated(sample.bytes().toArray(), random));
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

    private static void agree(GeneratedSpec generated, QualifiedName packet, RandomValues.Sample sample, byte[] bytes) {
        String hex = HexFormat.of().formatHex(bytes);
        Outcome expected = generated
                .spec()
                .interpreters()
                .of(packet)
                .tryParse(ByteBuffer.wrap(bytes), sample.arguments(), Limits.DEFAULT);
        try {
            Object view = generated.parse(packet, ByteBuffer.wrap(bytes), sample.arguments());
            assertThat(expected.error()).as("%s %s", packet, hex).isNull();
            new ViewComparison(generated).packet(expected.packet(), view);
            assertThat(((View) view).violations())
                    .as("%s %s", packet, hex)
                    .isEqualTo(TestSpec.violations(expected.packet()));
            Object again = generated.parse(packet, ByteBuffer.wrap(bytes.clone()), sample.arguments());
            assertThat(again).isEqualTo(view).hasSameHashCodeAs(view);
        } catch (ParseException actual) {
            sameError(actual, expected.error(), packet + " " + hex);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(packet + " " + hex + " " + e.getMessage(), e);
        }
    }

    private static void sameError(ParseException actual, ParseException expected, String what) {
        assertThat(expected).as("%s: %s", what, actual.getMessage()).isNotNull();
        assertThat(actual.getMessage()).as(what).isEqualTo(expected.getMessage());
        assertThat(actual.reason()).as(what).isEqualTo(expected.reason());
        assertThat(actual.isInputTooShort()).as(what).isEqualTo(expected.isInputTooShort());
        assertThat(actual.atLeast(0)).as(what).isEqualTo(expected.atLeast(0));
    }
}
