package org.mpl4j.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompletionCommandTest {
    @Test
    void theScriptKnowsCommandsAndLeavesTheRestToFileNames() {
        CommandLineRun run = CommandLineRun.of("generate-completion");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("_picocli_mplc_dissect")
                .contains("complete -F _complete_mplc -o default mplc")
                .doesNotContain("compopt +o default")
                .isEqualTo(Mplc.completionScript());
    }
}
