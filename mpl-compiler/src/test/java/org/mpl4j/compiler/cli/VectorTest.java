package org.mpl4j.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors of the protocols in {@code specs/}: bytes from real peers and from RFCs, and the values that are in them. */
class VectorTest {
    static List<PacketCase> vectors() throws IOException {
        return PacketCase.vectors();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void isBuiltAndRead(PacketCase vector) {
        PacketCaseRun.buildsAndReads(vector);
    }

    @Test
    void everyFileOfVectorsBelongsToASpecification() throws IOException {
        try (Stream<Path> files = Files.find(
                Path.of("..", "specs"), 2, (file, is) -> file.toString().endsWith(".vectors"))) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Path.of(file.toString().replace(".vectors", ".mpl")))
                            .exists());
        }
    }
}
