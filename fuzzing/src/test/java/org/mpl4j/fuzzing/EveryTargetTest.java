package org.mpl4j.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mpl4j.fuzzing.library.Project;
import org.mpl4j.fuzzing.targets.FuzzTargets;

class EveryTargetTest {
    @Test
    void hasAFuzzTest() {
        List<String> tests = Stream.of(CompilerFuzzTest.class, ProtocolFuzzTest.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(FuzzTest.class))
                .map(Method::getName)
                .toList();
        assertThat(tests).containsExactlyInAnyOrderElementsOf(FuzzTargets.names());
    }

    @Test
    void hasKeptInputs() throws IOException {
        try (Stream<Path> files = Files.list(Project.corpora())) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".hex", "")))
                    .containsExactlyInAnyOrderElementsOf(FuzzTargets.names());
        }
    }

    @Test
    void isNamedWhenThereIsNoSuchTarget() {
        assertThatThrownBy(() -> FuzzTargets.of("dsn"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no target `dsn`")
                .hasMessageContaining("dns");
    }
}
