package org.mpl4j.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DumpCommandTest {
    private static final String UDP = "../specs/udp/udp.mpl";

    private static String dump(String stage) {
        CommandLineRun run = CommandLineRun.of("dump", "--emit=" + stage, UDP);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.out();
    }

    @Test
    void printsEveryStage() {
        assertThat(dump("tokens")).contains("keyword  packet").contains("name     udp");
        assertThat(dump("ast")).contains("FieldStatement").contains("name: source_port");
        assertThat(dump("model"))
                .contains("#2 length: uint16 value(offset(payload))")
                .contains("checksum(udp, pseudo, 17, length, source_port..payload)");
        assertThat(dump("layout")).contains("+8        0..65527 bytes payload");
        assertThat(dump("plan")).contains("compute length, checksum");
        assertThat(dump("ir")).contains("require 8 at +0").contains("take payload at +8");
    }

    @Test
    void dumpsTokensOfTextThatDoesNotParse() {
        CommandLineRun run = CommandLineRun.withInput("packet packet", "dump", "--emit=tokens", "-");
        assertThat(run.out().lines()).hasSize(2);
        assertThat(CommandLineRun.withInput("packet packet", "dump", "--emit=ir", "-")
                        .exitCode())
                .isEqualTo(ExitCode.ERRORS);
    }

    @Test
    void namesTheStages() {
        CommandLineRun run = CommandLineRun.of("dump", "--emit=soup", UDP);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("soup").contains("LAYOUT");
    }
}
