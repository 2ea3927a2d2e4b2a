package org.mpl4j.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplCommandsTest {
    private static final String CHAT = """
            packet chat {
              kind: byte;
              classify (kind) {
              |1:"Hello" -> version: byte;
              |2:"Text" -> text: string8;
              |_:"Other" -> ();
              };
            }
            """;
    private static final String POLICY = """
            use chat;

            automaton room () {
              state fresh;
              Receive_Chat_Hello;
              multiple { state open; Receive_Chat_Text; }
            }

            property hello: ltl { !Receive_Chat_Text W Receive_Chat_Hello };
            trace good: Receive_Chat_Hello, Receive_Chat_Text;
            trace bad: Receive_Chat_Text;
            """;

    @TempDir
    private Path temp;

    private Path policy(String text) throws Exception {
        Files.createDirectories(temp.resolve("chat"));
        Files.writeString(temp.resolve("chat/chat.mpl"), CHAT);
        return Files.writeString(temp.resolve("chat/room.spl"), text);
    }

    @Test
    void checkCountsWhatWasChecked() throws Exception {
        Path file = policy(POLICY.replace("() {", "() {\n  ignore (Transmit_*, Receive_Chat_Other);"));
        CommandLineRun run = CommandLineRun.of("spl", "check", file.toString());
        assertThat(run)
                .isEqualTo(
                        new CommandLineRun(0, "", "1 file, 1 automaton, 2 states, 1 property, 2 traces: no errors\n"));
        assertThat(CommandLineRun.of("spl", "check", temp.toString())).isEqualTo(run);
    }

    @Test
    void checkReportsErrorsInEachFormat() throws Exception {
        String file = policy("automaton a () { b(); }").toString();
        assertThat(CommandLineRun.of("spl", "check", file).err())
                .startsWith("error[S0109]: there is no function `b`")
                .endsWith("\n1 file: 1 error; `mplc explain S0109` tells more about the first\n");
        assertThat(CommandLineRun.of("spl", "check", "--format=gcc", file))
                .isEqualTo(new CommandLineRun(1, "", file + ":1:18: error: there is no function `b` [S0109]\n"));
        assertThat(CommandLineRun.of("spl", "check", "--format=json", file).err())
                .startsWith("{\"file\":\"" + file + "\",\"line\":1,\"column\":18")
                .contains("\"code\":\"S0109\"");
    }

    @Test
    void warningsCanBeFatal() throws Exception {
        String file = policy("automaton a (int n) { either (1 == 1) { A; n = 1; } or (n == 2) { B; } }")
                .toString();
        assertThat(CommandLineRun.of("spl", "check", file).exitCode()).isZero();
        assertThat(CommandLineRun.of("spl", "check", "--fatal-warnings", file).exitCode())
                .isEqualTo(ExitCode.ERRORS);
    }

    @Test
    void checkReadsStandardInput() {
        assertThat(CommandLineRun.withInput("automaton a () { A; }", "spl", "check", "-")
                        .err())
                .isEqualTo("1 file, 1 automaton, 2 states: no errors\n");
    }

    @Test
    void compileWritesJavaBesideThatOfPackets() throws Exception {
        Path file = policy(POLICY);
        String out = temp.resolve("gen").toString();
        assertThat(CommandLineRun.of(
                                "compile",
                                temp.resolve("chat/chat.mpl").toString(),
                                "--out",
                                out,
                                "-I",
                                temp.toString())
                        .exitCode())
                .isZero();
        CommandLineRun run = CommandLineRun.of("spl", "compile", file.toString(), "--out", out, "-I", temp.toString());
        assertThat(run.err()).endsWith("written, 0 unchanged\n");
        List<String> files = files(temp.resolve("gen"));
        assertThat(files)
                .contains("chat/Chat.java")
                .anyMatch(name -> name.endsWith("Statecall.java"))
                .hasSize(3);
        Files.delete(file);
        policy("automaton other () { A; }");
        assertThat(CommandLineRun.of("spl", "compile", temp.toString(), "--out", out)
                        .exitCode())
                .isZero();
        assertThat(files(temp.resolve("gen"))).contains("chat/Chat.java").hasSize(3);
    }

    private static List<String> files(Path folder) throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(file -> folder.relativize(file).toString())
                    .filter(name -> name.endsWith(".java"))
                    .toList();
        }
    }

    @Test
    void compileWritesNothingWhereThereAreErrors() throws Exception {
        Path file = policy("automaton a () { b(); }");
        Path out = temp.resolve("gen");
        assertThat(CommandLineRun.of("spl", "compile", file.toString(), "--out", out.toString())
                        .exitCode())
                .isEqualTo(ExitCode.ERRORS);
        assertThat(out).doesNotExist();
    }

    /** How fields are read is known of packets that can be compiled only. */
    @Test
    void compileSaysThatPacketsAreWrongWhoseFieldsItNeeds() throws Exception {
        Path file = policy("use cycle; automaton a () { ignore (Transmit_*);"
                + " multiple { Receive_Cycle (first) when (first < 3); } }");
        Files.writeString(
                file.resolveSibling("cycle.mpl"),
                "packet cycle { first: uint16 checksum(inet, second..data); second: uint16 checksum(inet, first..first);"
                        + " data: byte[remaining()]; }");
        CommandLineRun run = CommandLineRun.of(
                "spl", "compile", file.toString(), "--out", temp.resolve("gen").toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.err()).contains("`mplc check` tells: `first` is computed from itself");
        assertThat(temp.resolve("gen")).doesNotExist();
    }

    @Test
    void compileSaysWhatNoJavaIsMadeOf() throws Exception {
        Path file = policy("automaton a (int n) { within (soon) { multiple { either (n < 9) { A; n = n + 1; }"
                + " or { B; n = n - 1; } } } expired { C; } }");
        CommandLineRun run = CommandLineRun.of(
                "spl", "compile", file.toString(), "--out", temp.resolve("gen").toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.err()).contains("no Java is made of `a`");
    }

    @Test
    void fmtFormatsInPlaceOnce() throws Exception {
        Path file = policy("automaton  a(){A;// b\nB;}");
        assertThat(CommandLineRun.of("spl", "fmt", "--check", file.toString()))
                .isEqualTo(new CommandLineRun(1, file + "\n", ""));
        assertThat(CommandLineRun.of("spl", "fmt", file.toString()).err()).isEqualTo("formatted " + file + "\n");
        assertThat(file).hasContent("automaton a () {\n  A; // b\n  B;\n}\n");
        assertThat(CommandLineRun.of("spl", "fmt", temp.toString())).isEqualTo(new CommandLineRun(0, "", ""));
        assertThat(CommandLineRun.of("spl", "fmt", "--check", "--stdout", file.toString())
                        .err())
                .isEqualTo("mplc: --check and --stdout exclude each other\n");
        assertThat(CommandLineRun.withInput("automaton a(){A;}", "spl", "fmt", "-")
                        .out())
                .isEqualTo("automaton a () { A; }\n");
    }

    @Test
    void commandsForSpecificationsLeavePoliciesAlone() throws Exception {
        Path file = policy("no policy");
        assertThat(CommandLineRun.of("check", temp.toString()).err()).isEqualTo("1 file, 1 packet: no errors\n");
        assertThat(CommandLineRun.of("fmt", "--check", temp.toString())).isEqualTo(new CommandLineRun(0, "", ""));
        assertThat(CommandLineRun.of("check", file.toString()).err())
                .isEqualTo(
                        "mplc: " + file
                                + " is no specification: their names end in .mpl or .layers; for policies there is `mplc spl`\n");
        assertThat(CommandLineRun.of(
                                "spl", "check", temp.resolve("chat/chat.mpl").toString())
                        .err())
                .endsWith("is no policy: their names end in .spl\n");
        assertThat(CommandLineRun.of("spl").err()).startsWith("mplc: which command? check, compile, ");
    }
}
