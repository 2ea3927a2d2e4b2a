package org.mpl4j.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.fuzzing.longrun.LongRun;

/** A short long run. */
class LongRunTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return LongRun.run(new PrintStream(said, true, StandardCharsets.UTF_8), arguments);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everyPacketKeepsTheRules() throws Exception {
        Path report = folder.resolve("report.md");
        int exitCode =
                run("--inputs", "170000", "--no-growth", "--save", folder.toString(), "--report", report.toString());
        assertThat(exitCode).as(said()).isZero();
        assertThat(said()).contains("No rule was broken.");
        assertThat(Files.readString(report)).contains("| dns | ").contains("| **all** | ");
    }

    @Test
    void timeGrowsNoFasterThanTheInput() {
        int exitCode = run("--inputs", "2000", "--protocol", "udp,radius", "--save", folder.toString());
        assertThat(exitCode).as(said()).isZero();
    }

    @Test
    void savedInputsAreTriedAgain() throws Exception {
        Path file = Files.writeString(
                folder.resolve("one.vectors"),
                "# kept\npacket udp\narg pseudo=\nhex 0400003500090000ff\npacket udp\nhex 04\n");
        assertThat(run("--repeat", file.toString())).as(said()).isZero();
        assertThat(said()).contains("udp/udp:udp: 9 bytes, a packet").contains("udp/udp:udp: 1 bytes, too short");
    }

    @Test
    void namesTheProtocolsIfThereIsNoSuch() {
        PrintStream before = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(run("--protocol", "upd")).isEqualTo(2);
        } finally {
            System.setErr(before);
        }
        assertThat(said()).contains("no packet is left").contains("udp");
    }
}
