package org.mpl4j.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.compiler.cli.PacketCase;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.Limits;

/** Of the vectors in {@code specs/}, generated views say what the interpreter says, and generated builders build the same bytes. */
class VectorOracleTest {
    static Stream<PacketCase> vectors() throws IOException {
        return PacketCase.vectors().stream().filter(vector -> !vector.hex().isEmpty() && !vector.isRefused());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void generatedCodeAgrees(PacketCase vector) throws Exception {
        Path file = Path.of("..", "specs").relativize(vector.specification());
        GeneratedSpec generated = GeneratedSpec.ofFile("new:" + file);
        QualifiedName name = new QualifiedName(
                file.getParent().toString(), file.getFileName().toString().replace(".mpl", ""), vector.packet());
        Arguments arguments =
                vector.argumentsFor(generated.spec().spec().model().packet(name).params());
        byte[] bytes = HexFormat.of().parseHex(vector.hex());
        new ViewAgreement(generated).check(name, arguments, bytes);
        new RelayAgreement(generated).check(name, arguments, bytes, new Random(1));
        if (!vector.json().isEmpty()) {
            PacketValue packet =
                    generated.spec().interpreters().of(name).parse(ByteBuffer.wrap(bytes), arguments, Limits.DEFAULT);
            ByteBuffer built = ByteBuffer.allocate(2 * bytes.length + 64);
            new BuilderDriver(generated, new Random(1), 0).build(packet, built);
            assertThat(Bytes.view(built, 0, built.position()).hex()).isEqualTo(vector.hex());
        }
    }
}
