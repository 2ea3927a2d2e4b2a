package org.mpl4j.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.compiler.fuzz.RandomValues;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.ParseException;

/** Generated builders write the same bytes as the interpreter. */
final class BuilderOracleTest {
    private static final int SAMPLES = OracleSize.of(20);
    private static final int MUTATIONS = 5;

    static List<String> files() {
        return TestSpec.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyPacketOf(String file) throws ParseException {
        forEachSample(file, BuilderOracleTest::check);
    }

    /** Whatever a builder accepts, a parse finds as it was built. */
    @ParameterizedTest
    @MethodSource("files")
    void refusesWhatWouldNotBeRead(String file) throws ParseException {
        forEachSample(file, BuilderOracleTest::checkWrong);
    }

    /** What was read, given as views, becomes what it becomes field by field; also where it is not as builders build it. */
    @ParameterizedTest
    @MethodSource("files")
    void takesViewsOf(String file) throws ParseException {
        forEachSample(file, BuilderOracleTest::checkViews);
    }

    static void checkViews(GeneratedSpec generated, QualifiedName packet, RandomValues.Sample sample, Random random) {
        RelayAgreement agreement = new RelayAgreement(generated);
        byte[] bytes = sample.bytes().toArray();
        agreement.check(packet, sample.arguments(), bytes, random);
        for (int i = 0; i < MUTATIONS && bytes.length > 0; i++) {
            byte[] mutated = bytes.clone();
            mutated[random.nextInt(bytes.length)] = (byte) random.nextInt();
            agreement.check(packet, sample.arguments(), mutated, random);
        }
    }

    /** Something that must hold of every packet. */
    private interface Check {
        void check(GeneratedSpec generated, QualifiedName packet, RandomValues.Sample sample, Random random)
                throws ParseException;
    }

    private static void forEachSample(String file, Check check) throws ParseException {
        GeneratedSpec generated = GeneratedSpec.ofFile(file);
        TestSpec spec = generated.spec();
        for (QualifiedName packet : spec.spec().model().requested()) {
            for (int seed = 0; seed < SAMPLES; seed++) {
                Random random = new Random(seed);
                RandomValues.Sample sample = new RandomValues(spec.shapes(), spec.builder(), random)
                        .sample(packet)
                        .orElseThrow();
                check.check(generated, packet, sample, random);
            }
        }
    }

    static void check(GeneratedSpec generated, QualifiedName packet, RandomValues.Sample sample, Random random)
            throws ParseException {
        PacketValue value = parse(generated, packet, sample.bytes(), sample);
        ByteBuffer buffer = buffer(sample.bytes().length(), random);
        int start = buffer.position();
        try {
            new BuilderDriver(generated, random, 0).build(value, buffer);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(packet + " " + sample.bytes() + ": " + e.getMessage(), e);
        }
        assertThat(buffer.position())
                .as("%s %s", packet, sample.bytes())
                .isEqualTo(start + sample.bytes().length());
        assertThat(Bytes.view(buffer, start, buffer.position() - start))
                .as(packet.toString())
                .isEqualTo(sample.bytes());
    }

    static void checkWrong(GeneratedSpec generated, QualifiedName packet, RandomValues.Sample sample, Random random)
            throws ParseException {
        PacketValue value = parse(generated, packet, sample.bytes(), sample);
        for (int i = 0; i < 10; i++) {
            ByteBuffer buffer = ByteBuffer.allocate(2 * sample.bytes().length() + 100);
            try {
                new BuilderDriver(generated, random, 0.2).build(value, buffer);
            } catch (BuildException e) {
                continue;
            }
            Bytes built = Bytes.view(buffer, 0, buffer.position());
            try {
                PacketValue read = parse(generated, packet, built, sample);
                assertThat(read.byteLength()).isEqualTo(built.length());
                buffer = ByteBuffer.allocate(2 * sample.bytes().length() + 100);
                new BuilderDriver(generated, random, 0).build(read, buffer);
                assertThat(Bytes.view(buffer, 0, buffer.position())).isEqualTo(built);
            } catch (ParseException | RuntimeException | AssertionError e) {
                throw new AssertionError(packet + " " + built + ": " + e.getMessage(), e);
            }
        }
    }

    private static PacketValue parse(
            GeneratedSpec generated, QualifiedName packet, Bytes bytes, RandomValues.Sample sample)
            throws ParseException {
        return generated
                .spec()
                .interpreters()
                .of(packet)
                .parse(ByteBuffer.wrap(bytes.toArray()), sample.arguments(), Limits.NONE);
    }

    /** Just large enough; of any kind, and full of what was there before. */
    private static ByteBuffer buffer(int length, Random random) {
        int before = random.nextInt(20);
        ByteBuffer buffer = random.nextBoolean()
                ? ByteBuffer.allocate(before + length + 3)
                : ByteBuffer.allocateDirect(before + length + 3);
        for (int i = 0; i < buffer.limit(); i++) {
            buffer.put(i, (byte) 0xa5);
        }
        buffer.order(random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        return buffer.position(before).limit(before + length);
    }
}
