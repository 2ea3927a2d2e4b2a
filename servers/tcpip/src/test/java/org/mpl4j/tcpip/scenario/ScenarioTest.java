package org.mpl4j.tcpip.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** All scenarios: what the RFCs say, packet by packet. {@code -Dmpl.scenario=NAME} runs those whose names have that in them. */
class ScenarioTest {
    private static final String ONLY = System.getProperty("mpl.scenario", "");

    /** The scenarios, in the order of their names. */
    static List<Scenario> scenarios() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(ScenarioTest.class.getResource("/scenarios"))
                .toURI());
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".scenario"))
                    .sorted()
                    .map(file -> read(folder, file))
                    .filter(scenario -> scenario.name().contains(ONLY))
                    .toList();
        }
    }

    private static Scenario read(Path folder, Path file) {
        try {
            return Scenario.parse(folder.relativize(file).toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyScenarioIsSo() throws IOException, URISyntaxException {
        return scenarios().stream()
                .map(scenario -> DynamicTest.dynamicTest(
                        scenario.name() + " " + scenario.rule(), () -> ScenarioRunner.run(scenario)));
    }

    @Test
    void thereAreScenariosForAllRules() throws IOException, URISyntaxException {
        if (ONLY.isEmpty()) {
            assertThat(scenarios()).hasSizeGreaterThan(60);
        }
    }
}
