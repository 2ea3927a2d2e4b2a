package org.mpl4j.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.diagnostic.Code;

class ExplainCommandTest {
    @Test
    void explainsACodeHoweverItIsSpelt() {
        CommandLineRun run = CommandLineRun.of("explain", "E0604");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("E0604").contains("reading and writing disagree");
        assertThat(CommandLineRun.of("explain", "e0604").out()).isEqualTo(run.out());
        assertThat(CommandLineRun.of("explain", "604").out()).isEqualTo(run.out());
    }

    @Test
    void listsAllCodes() {
        assertThat(CommandLineRun.of("explain").out().lines()).hasSize(Code.values().length);
    }

    @Test
    void knowsOnlyRealCodes() {
        CommandLineRun run = CommandLineRun.of("explain", "E9999");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("there is no code `E9999`");
    }
}
