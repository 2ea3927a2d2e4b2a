package org.mpl4j.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {
    @TempDir
    private Path temp;

    @Test
    void formatsInPlaceOnce() throws Exception {
        Path file = Files.writeString(temp.resolve("a.mpl"), "packet   a{x:byte;// the x\ny:uint16;}");
        assertThat(CommandLineRun.of("fmt", "--check", file.toString()))
                .isEqualTo(new CommandLineRun(1, file + "\n", ""));
        assertThat(CommandLineRun.of("fmt", file.toString()).err()).contains("formatted");
        assertThat(Files.readString(file)).contains("// the x");
        assertThat(CommandLineRun.of("fmt", "--check", file.toString())).isEqualTo(new CommandLineRun(0, "", ""));
        assertThat(CommandLineRun.of("fmt", file.toString())).isEqualTo(new CommandLineRun(0, "", ""));
    }

    @Test
    void leavesBrokenFilesAlone() throws Exception {
        Path file = Files.writeString(temp.resolve("a.mpl"), "packet a { x: ");
        assertThat(CommandLineRun.of("fmt", file.toString()).exitCode()).isEqualTo(ExitCode.ERRORS);
        assertThat(file).hasContent("packet a { x: ");
    }

    @Test
    void filtersStandardInput() {
        CommandLineRun run = CommandLineRun.withInput("packet   a{x:byte;}", "fmt", "-");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("packet a {").contains("x: byte;");
    }
}
