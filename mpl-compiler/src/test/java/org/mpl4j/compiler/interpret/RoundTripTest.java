package org.mpl4j.compiler.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.compiler.fuzz.RandomValues;
import org.mpl4j.compiler.interpret.build.FreeFields;
import org.mpl4j.compiler.interpret.parse.Outcome;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.runtime.Limits;

/** Reading what was built gives what it was built from, and building what was read gives the bytes. */
final class RoundTripTest {
    private static final int SAMPLES = 60;

    static List<String> files() {
        return TestSpec.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyPacketOf(String file) {
        TestSpec spec = TestSpec.ofFile(file);
        spec.spec()
                .model()
                .requested()
                .forEach(name -> roundTrip(spec, spec.spec().model().packet(name)));
    }

    private static void roundTrip(TestSpec spec, PacketType packet) {
        for (int seed = 0; seed < SAMPLES; seed++) {
            RandomValues values = new RandomValues(spec.shapes(), spec.builder(), new Random(seed));
            Optional<RandomValues.Sample> sample = values.sample(packet.name());
            assertThat(sample)
                    .as("%s, seed %d: %s", packet.name(), seed, values.lastFailure())
                    .isPresent();
            check(spec, packet, sample.get());
        }
    }

    private static void check(TestSpec spec, PacketType packet, RandomValues.Sample sample) {
        ByteBuffer buffer = ByteBuffer.wrap(sample.bytes().toArray());
        Outcome outcome = spec.interpreters().of(packet.name()).tryParse(buffer, sample.arguments(), Limits.DEFAULT);
        assertThat(outcome.error()).as("%s %s", packet.name(), sample).isNull();
        PacketValue value = outcome.packet();
        assertThat(value.byteLength()).isEqualTo(buffer.limit());
        assertThat(FreeFields.of(value))
                .as("%s %s", packet.name(), sample.bytes())
                .isEqualTo(sample.draft());
        assertThat(TestSpec.violations(value))
                .as("%s %s", packet.name(), sample.bytes())
                .isEmpty();
        assertThat(TestSpec.read(TestSpec.json(value)).members()).containsKeys("packet", "fields");
    }
}
