package org.mpl4j.compiler.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OptimizationTest {
    @Test
    void allAreOnUnlessLeftOut() {
        assertThat(BackendContext.DEFAULT.optimizations()).containsExactly(Optimization.values());
        assertThat(without("coalesced-writes").optimizations())
                .hasSize(Optimization.values().length - 1)
                .doesNotContain(Optimization.COALESCED_WRITES);
        assertThat(without(everyLabel()).optimizations()).isEmpty();
    }

    @Test
    void namesTheOneThatIsNotThere() {
        assertThat(Optimization.problem(everyLabel())).isEmpty();
        assertThat(Optimization.problem("coalesced-writes, coalesced_writes"))
                .hasValueSatisfying(problem -> assertThat(problem).contains("`coalesced_writes`", "coalesced-writes"));
    }

    @Test
    void eachIsExplained() throws IOException {
        assertThat(Files.readAllLines(Path.of("..", "docs", "performance.md")))
                .contains(Stream.of(Optimization.values())
                        .map(optimization -> "### `" + optimization.label() + "`")
                        .toArray(String[]::new));
    }

    @Test
    void eachIsMeasured() throws IOException {
        Path measured =
                Path.of("..", "benchmarks", "src", "main", "java", "org", "mpl4j", "bench", "report", "Switch.java");
        assertThat(Files.readString(measured))
                .contains(Stream.of(Optimization.values())
                        .map(optimization -> "\"" + optimization.label() + "\"")
                        .toArray(String[]::new));
    }

    private static BackendContext without(String labels) {
        return new BackendContext(JavaPackages.of(""), Map.of(Optimization.OPTION, labels));
    }

    private static String everyLabel() {
        return String.join(
                " , ", Stream.of(Optimization.values()).map(Optimization::label).toList());
    }
}
