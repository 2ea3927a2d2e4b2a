package org.mpl4j.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.compiler.spin.Spin;
import org.mpl4j.compiler.spin.SpinLimits;

/** Spin agrees that every property of the policies in specs/ holds. */
class ShippedPoliciesSpinTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp/tcp.spl",
                "dhcp/client.spl",
                "bgp/bgp.spl",
                "ssh/server.spl",
                "ssh/client.spl",
                "summon/appliance.spl"
            })
    void holds(String name) throws Exception {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        assumeTrue(Spin.find(path, SpinLimits.usual()).isPresent(), () -> Spin.missing(path));
        Path file = Path.of("..", "specs").resolve(name);
        CommandLineRun run = CommandLineRun.of("spl", "check", "--spin", file.toString());
        assertThat(run.out().lines().toList())
                .hasSize((int) Files.readString(file)
                        .lines()
                        .filter(line -> line.startsWith("property "))
                        .count())
                .allSatisfy(line -> assertThat(line).contains(" holds ("));
        assertThat(run.exitCode()).isZero();
    }
}
