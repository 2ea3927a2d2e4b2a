package org.mpl4j.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** What the command line has to do with a case. */
final class PacketCaseRun {
    private PacketCaseRun() {}

    /** Builds exactly these bytes, reads these values, and refuses what is wrong in a sentence. */
    static void buildsAndReads(PacketCase packet) {
        if (packet.builds()) {
            CommandLineRun built = CommandLineRun.withInput(
                    packet.json() + "\n", packet.command("build", "--branch", packet.branch()));
            if (packet.isRefused()) {
                refused(packet, built);
                return;
            }
            assertThat(built.err()).isEmpty();
            assertThat(built.out().strip()).isEqualTo(packet.hex());
        }
        CommandLineRun run = CommandLineRun.withInput(packet.hex() + "\n", packet.command("dissect", "--json"));
        if (packet.isRefused()) {
            refused(packet, run);
            return;
        }
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err().lines().filter(line -> !line.isBlank()))
                .as(run.err())
                .hasSize(packet.violations());
        Map<?, ?> shown = (Map<?, ?>) JsonTree.of(run.out());
        assertThat(JsonTree.agrees(JsonTree.of(packet.shown()), shown))
                .as(packet.shown() + "\n is not shown as \n" + run.out())
                .isTrue();
        if (!packet.branch().isEmpty()) {
            assertThat(shown.get("branch")).isEqualTo(packet.branch());
        }
    }

    private static void refused(PacketCase packet, CommandLineRun run) {
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.err()).startsWith("line 1: ").contains(packet.error()).doesNotContain("Exception");
    }
}
