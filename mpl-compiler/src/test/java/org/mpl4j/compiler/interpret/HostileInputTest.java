package org.mpl4j.compiler.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.compiler.fuzz.RandomValues;
import org.mpl4j.compiler.interpret.parse.Outcome;
import org.mpl4j.compiler.interpret.parse.PacketInterpreter;
import org.mpl4j.compiler.interpret.print.PacketText;
import org.mpl4j.compiler.interpret.print.Palette;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.ParseException.Reason;

/** Whatever the bytes are, the result is a packet or the declared exception, and what was read before can be printed. */
final class HostileInputTest {
    private static final int SAMPLES = 4;
    private static final int MOST_MUTATED = 120;

    static java.util.List<String> files() {
        return RoundTripTest.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyTruncationAndMutationOfPacketsOf(String file) {
        TestSpec spec = TestSpec.ofFile(file);
        for (QualifiedName name : spec.spec().model().requested()) {
            for (int seed = 0; seed < SAMPLES; seed++) {
                Optional<RandomValues.Sample> sample =
                        new RandomValues(spec.shapes(), spec.builder(), new Random(seed)).sample(name);
                attack(spec.interpreters().of(name), sample.orElseThrow(), new Random(seed));
            }
        }
    }

    private static void attack(PacketInterpreter interpreter, RandomValues.Sample sample, Random random) {
        byte[] bytes = sample.bytes().toArray();
        for (int length = 0; length < Math.min(bytes.length, 2 * MOST_MUTATED); length++) {
            look(interpreter, sample, ByteBuffer.wrap(bytes, 0, length));
        }
        for (int i = 0; i < Math.min(bytes.length, MOST_MUTATED); i++) {
            byte original = bytes[i];
            for (int value : new int[] {0, 1, 0x7f, 0x80, 0xff, original ^ 1, original ^ 0x80, random.nextInt()}) {
                bytes[i] = (byte) value;
                look(interpreter, sample, ByteBuffer.wrap(bytes));
            }
            bytes[i] = original;
        }
    }

    /** In the middle of a larger buffer, where reading outside the window would be noticed. */
    private static void look(PacketInterpreter interpreter, RandomValues.Sample sample, ByteBuffer packet) {
        int length = packet.remaining();
        ByteBuffer window = ByteBuffer.allocate(length + 16).put(3, packet, packet.position(), length);
        window.position(3).limit(3 + length);
        Outcome outcome = interpreter.tryParse(window, sample.arguments(), Limits.DEFAULT);
        String json = TestSpec.json(outcome.packet());
        StringBuilder tree = new StringBuilder();
        new PacketText(tree, Palette.PLAIN).withOffsetsFrom(0).print(outcome.packet());
        ParseException error = outcome.error();
        assertThat(TestSpec.read(json).members()).containsKey("fields");
        assertThat(tree.toString()).contains(outcome.packet().name());
        assertThat(outcome.packet().isComplete()).isEqualTo(error == null);
        assertThat(outcome.packet().end()).isBetween(3, 3 + length);
        if (error == null) {
            assertThat(TestSpec.violations(outcome.packet()))
                    .allSatisfy(violation -> assertThat(violation.offset()).isBetween(3, 3 + length));
        } else {
            assertThat(error.offset()).isBetween(3, 3 + length);
            assertThat(error.getMessage()).isNotEmpty();
        }
    }

    @Test
    void countsAreComparedWithTheBytesThatAreLeft() {
        TestSpec spec = TestSpec.of("packet p { n: uint32; list: array (n) { x: uint16; y: string8; }; }");
        Outcome outcome = spec.tryParse("p", "00ffffff 0001 00");
        assertThat(outcome.error().reason()).isEqualTo(Reason.TRUNCATED);
        assertThat(outcome.error().path()).isEqualTo("list[1].x");
        assertThat(spec.tryParse("p", "ffffffff 0001 00").error().reason()).isEqualTo(Reason.LIMIT);
    }

    @Test
    void packetsDoNotNestWithoutEnd() {
        TestSpec spec = TestSpec.of(
                "packet p() { more: byte; classify (more) { |0:\"Last\" -> (); |_:\"More\" -> inner: packet p(); }; }");
        Outcome outcome = spec.tryParse("p", "01".repeat(1000));
        assertThat(outcome.error().reason()).isEqualTo(Reason.LIMIT);
        assertThat(outcome.error().path()).startsWith("inner.inner.inner");
    }

    @Test
    void sizesMayNotBeNegativeOrBeyondTheInput() {
        TestSpec spec = TestSpec.of("packet p { n: byte; data: byte[n - 4]; }");
        assertThat(spec.tryParse("p", "03").error().reason()).isEqualTo(Reason.BAD_SIZE);
        assertThat(spec.tryParse("p", "06 01").error().reason()).isEqualTo(Reason.TRUNCATED);
        assertThat(spec.tryParse("p", "06 01").error().missingBytes()).isEqualTo(1);
    }

    @Test
    void arithmeticThatOverflowsIsAnErrorOfThePacket() {
        TestSpec spec = TestSpec.of("packet p { n: uint64; data: byte[n * 4 - 4]; }");
        assertThat(spec.tryParse("p", "4000000000000000").error().reason()).isEqualTo(Reason.OVERFLOW);
        assertThat(spec.tryParse("p", "8000000000000000").error().reason()).isEqualTo(Reason.OVERFLOW);
        assertThat(spec.tryParse("p", "0000000000000001").error()).isNull();
    }
}
