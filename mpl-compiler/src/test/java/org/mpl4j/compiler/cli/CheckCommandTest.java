package org.mpl4j.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    private static final String LIBRARY = "../specs";

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
    void checksLayerTablesNamedOrInAFolder() throws Exception {
        spec("own/own.mpl", "packet outer { kind: byte; body: byte[remaining()]; } packet inner { a: byte; }");
        String table = spec("own/own.layers", "link 147 -> outer\nouter.body by kind: 1 -> inner\n");
        CommandLineRun one = CommandLineRun.of("check", "-I", LIBRARY, table);
        assertThat(one.err()).isEqualTo("1 file: no errors\n");
        assertThat(one.exitCode()).isZero();
        CommandLineRun folder =
                CommandLineRun.of("check", "-I", LIBRARY, temp.resolve("own").toString());
        assertThat(folder.err()).endsWith("2 files, 2 packets: no errors\n");
        assertThat(CommandLineRun.of("compile", "--out", temp.resolve("out").toString(), table)
                        .err())
                .contains("is no specification: their names end in .mpl");
    }

    @Test
    void reportsOfLayerTablesWhatDissectingReports() throws Exception {
        spec("own/own.mpl", "packet outer { kind: byte; body: byte[remaining()]; } packet inner { a: byte; }");
        String table = spec("own/own.layers", "link 147 -> outer\nouter.body by kynd: 1 -> inner, 2 -> iner\n");
        CommandLineRun run = CommandLineRun.of("check", "--format=gcc", "-I", LIBRARY, table);
        assertThat(run.exitCode()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.err()).contains("own.layers:2:38: error: there is no packet `iner`");
        String own = temp.resolve("own").toString();
        CommandLineRun dissected =
                CommandLineRun.of("dissect", "--format=gcc", "-I", own, "-I", LIBRARY, "../samples/web.pcap");
        assertThat(dissected.err()).isEqualTo(run.err());
    }

    @Test
    void reportsErrorsOfSpecificationsThatLayerTablesNeedOnce() throws Exception {
        spec("own/own.mpl", "packet outer { kind: byte; body: byte[kynd]; }");
        String table = spec("own/own.layers", "link 147 -> outer\n");
        String own = temp.resolve("own").toString();
        for (String named : new String[] {table, own}) {
            CommandLineRun run = CommandLineRun.of("check", "--format=gcc", "-I", LIBRARY, named);
            assertThat(run.exitCode()).isEqualTo(ExitCode.ERRORS);
            assertThat(run.err().lines()).hasSize(1);
            assertThat(run.err()).contains("own.mpl:1:39: error: ");
        }
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
        assertThat(run.err()).startsWith("mplc: there is no command `chekc`").contains("Did you mean: mplc check");
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
