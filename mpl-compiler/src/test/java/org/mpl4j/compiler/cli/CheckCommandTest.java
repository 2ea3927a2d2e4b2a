package org.mpl4j.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    @TempDir
    private Path temp;

    private String spec(String name, String text) throws Exception {
        Path file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    @Test
    void saysWhatItChecked() throws Exception {
        CommandLineRun run =
                CommandLineRun.of("check", spec("good.mpl", "packet p { a: byte; }\npacket q { b: byte; }\n"));
        assertThat(run).isEqualTo(new CommandLineRun(0, "", "1 file, 2 packets: no errors\n"));
    }

    @Test
    void checksTheLibraryByFolder() {
        CommandLineRun run = CommandLineRun.of("check", "../specs");
        assertThat(run.err()).endsWith(": no errors\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void findsPacketsOfOtherFilesOfTheFolderAndOfTheSpecPath() throws Exception {
        spec("lib/far.mpl", "packet far { a: byte; }");
        spec("own/near.mpl", "packet near { a: byte; }");
        String file = spec("own/top.mpl", "packet top { a: packet near(); b: packet far(); }");
        assertThat(CommandLineRun.of("check", "-I", temp.resolve("lib").toString(), file)
                        .exitCode())
                .isZero();
        assertThat(CommandLineRun.of("check", file).err()).contains("far");
    }

    @Test
    void reportsErrorsOfStandardInput() {
        CommandLineRun run = CommandLineRun.withInput("packet p { a: byte[b]; }", "check", "--format=gcc", "-");
        assertThat(run.exitCode()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.err()).startsWith("stdin.mpl:1:20: error: ").contains("`b`");
    }

    @Test
    void usesColoursOnlyWhenAsked() {
        assertThat(CommandLineRun.withInput("packet", "check", "-").err()).doesNotContain("\u001b[");
        assertThat(CommandLineRun.withInput("packet", "check", "--color=always", "-")
                        .err())
                .contains("\u001b[");
    }

    @Test
    void tellsWhatIsMissing() {
        CommandLineRun missing =
                CommandLineRun.of("check", temp.resolve("none.mpl").toString());
        assertThat(missing.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(missing.err()).contains("there is no file or folder").contains("none.mpl");
        assertThat(CommandLineRun.of("check", temp.toString()).err()).contains("has no specification");
        assertThat(CommandLineRun.of("check", "-I", "/no/such", "x.mpl").err())
                .contains("--spec-path: there is no folder or jar /no/such");
    }

    @Test
    void suggestsTheCommandThatWasMeant() {
        CommandLineRun run = CommandLineRun.of("chekc", "x");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("mplc: there is no command `chekc`").contains("mplc check?");
    }

    @Test
    void refusesArgumentsThatACommandDoesNotTake() {
        CommandLineRun run = CommandLineRun.of("build", "fields.json");

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("mplc: `fields.json` is an argument too many");
    }

    @Test
    void helpNamesExamplesAndExitCodes() {
        CommandLineRun help = CommandLineRun.of("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Exit codes:").contains("Examples:").contains("check");
        assertThat(CommandLineRun.of("check", "--help").out())
                .contains("--spec-path")
                .contains("Examples:");
    }
}
