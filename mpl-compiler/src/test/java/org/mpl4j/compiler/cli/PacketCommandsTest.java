package org.mpl4j.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacketCommandsTest {
    @TempDir
    private Path temp;

    private String file = "";

    @BeforeEach
    void writeSpecification() throws Exception {
        Path path = temp.resolve("talk.mpl");
        Files.writeString(
                path,
                "packet talk(int version) { kind: byte; size: uint16 value(sizeof(text)); text: byte[size] show(text); sum: byte checksum(xor8, kind..text);\n"
                        + "classify (kind) { |1:\"Ask\" when (version == 2) -> id: uint64; |_:\"Other\" -> (); }; }\n");
        file = path.toString();
    }

    @Test
    void buildsWhatItDissects() {
        CommandLineRun built = CommandLineRun.withInput(
                "{\"text\":\"hi\",\"id\":18446744073709551615}\n",
                "build",
                "-p",
                file + ":talk",
                "--branch",
                "Ask",
                "--arg",
                "version=2");
        assertThat(built).isEqualTo(new CommandLineRun(0, "01000268690" + "2ffffffffffffffff\n", ""));
        CommandLineRun read =
                CommandLineRun.withInput(built.out(), "dissect", "--json", "-p", file + ":talk", "-a", "version=2");
        assertThat(read.err()).isEmpty();
        assertThat(read.out())
                .startsWith("{\"packet\":\"talk\",\"offset\":0,\"length\":14,")
                .contains("\"branch\":\"Ask\"")
                .contains("\"id\":18446744073709551615");
    }

    @Test
    void goesOnAfterALineThatCannotBeBuilt() {
        CommandLineRun run = CommandLineRun.withInput(
                "{\"text\":\"a\"}\n{\"kind\":7}\n{\"kind\":7,\"text\":\"b\"\n{\"kind\":7,\"text\":\"c\",\"size\":1}\n{\"kind\":7,\"text\":\"d\"}\n",
                "build",
                "-p",
                file + ":talk",
                "-b",
                "Other",
                "-a",
                "version=1");
        assertThat(run.exitCode()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.out()).isEqualTo("0700016462\n");
        assertThat(run.err().lines()).hasSize(4);
        assertThat(run.err())
                .contains("line 1: ")
                .contains("line 2: ")
                .contains("text: is missing")
                .contains("line 4: ")
                .contains("size")
                .doesNotContain("REDACTED");
    }

    @Test
    void saysWhereALineIsNoObject() {
        String nested = "{\"x\":".repeat(400);
        CommandLineRun run =
                CommandLineRun.withInput("{\"text\":}\n[]\n" + nested + "\n", "build", "-p", file + ":talk");
        assertThat(run.exitCode()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.err().lines()).hasSize(3);
        assertThat(run.err())
                .startsWith("line 1: column 9: Unexpected character")
                .contains("line 2: column 1: expected an object\n")
                .contains("line 3: Document nesting depth");
    }

    @Test
    void showsWhatWasReadBeforeAnError() {
        CommandLineRun run = CommandLineRun.withInput("07 0005 64\n", "dissect", "--json", "-p", file + ":talk");
        assertThat(run.exitCode()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.out())
                .contains("\"kind\":7")
                .contains("\"error\":{\"packet\":\"talk\",\"field\":\"text\",\"offset\":3,");
        assertThat(run.err()).startsWith("line 1: ");
    }

    @Test
    void reportsBrokenRulesAndFailsWhenStrict() {
        CommandLineRun run = CommandLineRun.withInput("0700016400\n", "dissect", "-p", file + ":talk");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("sum");
        assertThat(CommandLineRun.withInput("0700016400\n", "dissect", "--json", "-p", file + ":talk")
                        .out())
                .endsWith(
                        ",\"violations\":[{\"kind\":\"checksum\",\"field\":\"sum\",\"offset\":4,\"expected\":\"98\",\"actual\":\"0\"}]}\n");
        assertThat(CommandLineRun.withInput("0700016400\n", "dissect", "--strict", "-p", file + ":talk")
                        .exitCode())
                .isEqualTo(ExitCode.ERRORS);
    }

    @Test
    void findsPacketsOfTheSpecPath() {
        CommandLineRun run = CommandLineRun.withInput("04000035000900000a\n", "dissect", "-I", "../specs", "-p", "udp");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("dest_port   = 53");
        assertThat(CommandLineRun.withInput("", "dissect", "-I", "../specs", "-p", "udq")
                        .err())
                .contains("there is no packet `udq`");
    }

    @Test
    void tellsWhatIsWrongWithArguments() {
        assertThat(CommandLineRun.withInput("", "build", "-p", file + ":talk", "-a", "version=x")
                        .err())
                .contains("--arg version: `x` is no number");
        assertThat(CommandLineRun.withInput("", "build", "-p", file + ":talk", "-a", "verzion=1")
                        .err())
                .contains("no parameter `verzion`")
                .contains("it has version");
        assertThat(CommandLineRun.withInput("0x", "dissect", "-p", file + ":talk")
                        .err())
                .contains("line 1: column 2: `x` is no hexadecimal digit");
        assertThat(CommandLineRun.of("build").err()).contains("--packet");
    }
}
