package org.mpl4j.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.compiler.spin.Spin;
import org.mpl4j.compiler.spin.SpinLimits;

/** The commands that make something else of policies: pictures, models, verdicts on traces. */
class SplOutputCommandsTest {
    private static final String DOOR = """
            automaton door (bool locked) start (locked) {
              either (locked) { state bolted; Unlock; } or (!locked) { }
              multiple { state shut; Open; state open; Close; }
            }

            automaton guest () { multiple { Open; Enter; Leave; Close; } }

            policy house = door, guest;

            property in_turn: ltl { [] (Open -> X (!Open W Close)) };
            property through: ltl { [] (Enter -> door.open) };
            """;
    private static final Path SAMPLES = Path.of("..", "samples");
    private static final Path SPECS = Path.of("..", "specs");

    @TempDir
    private Path temp;

    private String file(String name, String text) throws Exception {
        return Files.writeString(temp.resolve(name), text).toString();
    }

    @Test
    void diagramWritesWhatTheNameOfTheOutputAsksFor() throws Exception {
        String door = file("door.spl", DOOR);
        for (String name : new String[] {"door.svg", "door.dot", "door.md"}) {
            assertThat(CommandLineRun.of(
                            "spl", "diagram", door, "-o", temp.resolve(name).toString()))
                    .isEqualTo(new CommandLineRun(0, "", ""));
        }
        assertThat(temp.resolve("door.svg")).content().startsWith("<svg ").contains(">bolted<", ">guest<");
        assertThat(temp.resolve("door.dot")).content().startsWith("digraph ").contains("\"bolted\"");
        assertThat(temp.resolve("door.md")).content().contains("| `Unlock` |");
    }

    @Test
    void thePictureOfTcpIsThatOfItsPolicy() throws Exception {
        assertThat(CommandLineRun.of("spl", "diagram", SPECS.resolve("tcp").toString())
                        .out())
                .isEqualTo(Files.readString(Path.of("..", "docs", "tcp.svg")));
    }

    @Test
    void diagramOfOneAutomaton() throws Exception {
        String door = file("door.spl", DOOR);
        CommandLineRun run = CommandLineRun.of("spl", "diagram", door, "--automaton", "guest", "--as", "dot");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Enter").doesNotContain("bolted");
        assertThat(CommandLineRun.of("spl", "diagram", door, "--automaton", "window"))
                .isEqualTo(new CommandLineRun(2, "", "mplc: there is no automaton `window`; there are door, guest\n"));
    }

    @Test
    void nothingIsDrawnOfWhatHasErrors() throws Exception {
        String wrong = file("wrong.spl", "automaton a () { b(); }");
        for (String command : new String[] {"diagram", "promela"}) {
            CommandLineRun run = CommandLineRun.of("spl", command, wrong);
            assertThat(run.exitCode()).isEqualTo(ExitCode.ERRORS);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).startsWith("error[S0109]: there is no function `b`");
        }
    }

    @Test
    void promelaHasTheFormulasOfThePolicy() throws Exception {
        String door = file("door.spl", DOOR);
        CommandLineRun run = CommandLineRun.of("spl", "promela", door);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("active proctype environment()", "ltl p_in_turn {", "ltl p_through {", "#if START == 1");
        String two = file("two.spl", "automaton a () { A; } automaton b () { B; }");
        assertThat(CommandLineRun.of("spl", "promela", two).err())
                .isEqualTo("mplc: a model has one of them; say --policy with one of a, b\n");
        assertThat(CommandLineRun.of("spl", "promela", two, "--policy", "b").out())
                .contains("last_B")
                .doesNotContain("last_A");
        assertThat(CommandLineRun.of("spl", "promela", two, "--policy", "c").err())
                .isEqualTo("mplc: there is no composition or automaton `c`\n");
    }

    @Test
    void spinSaysHowManyStatesItTook() throws Exception {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        String door = file("door.spl", DOOR);
        CommandLineRun run = CommandLineRun.of("spl", "check", "--spin", door);
        assumeTrue(Spin.find(path, SpinLimits.usual()).isPresent(), () -> Spin.missing(path));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().toList())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).matches(".*: house \\w+ holds \\([0-9]+ states, [0-9.]+ s\\)"));
    }

    @Test
    void spinTellsWhatBreaksAProperty() throws Exception {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        assumeTrue(Spin.find(path, SpinLimits.usual()).isPresent(), () -> Spin.missing(path));
        String door = file("door.spl", DOOR + "property never_shut: ltl { [] !(Close && door.shut) };\n");
        CommandLineRun run = CommandLineRun.of("spl", "check", "--spin", door);
        assertThat(run.exitCode()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.out()).contains("house never_shut FAILS").contains("  after Open, Enter, Leave, Close\n");
    }

    @Test
    void replayReadsTimesCommentsAndStartValues() throws Exception {
        String door = file("door.spl", DOOR);
        String trace = file("log.txt", """
                # what the door saw
                2026-01-01T10:00:00Z Unlock
                [10:00:01.25] Open   # with a key
                10:00:02 Enter
                Ring
                Leave
                """);
        CommandLineRun locked =
                CommandLineRun.of("spl", "replay", door, "--policy", "house", "--trace", trace, "--start", "locked=1");
        assertThat(locked.out()).isEqualTo("house: all 5 statecalls accepted\n");
        assertThat(locked.err()).isEqualTo(trace + ":5: house takes no notice of Ring\n");
        CommandLineRun unlocked = CommandLineRun.of("spl", "replay", door, "--policy", "house", "--trace", trace);
        assertThat(unlocked.exitCode()).isEqualTo(ExitCode.ERRORS);
        assertThat(unlocked.out()).startsWith(trace + ":2: ").contains("Unlock is not allowed in", "Allowed: Open");
    }

    @Test
    void replaySaysWhatIsWrongWithATrace() throws Exception {
        String door = file("door.spl", DOOR);
        assertThat(CommandLineRun.withInput("open\n", "spl", "replay", door, "--trace", "-"))
                .isEqualTo(new CommandLineRun(
                        2, "", "mplc: -:1: expected a statecall, such as Receive_Auth_Success, found `open`\n"));
        assertThat(CommandLineRun.withInput("Open Enter\n", "spl", "replay", door, "--trace", "-")
                        .err())
                .isEqualTo(
                        "mplc: -:1: expected a field with a number, such as length=5, found `Enter`; each statecall has a line of its own\n");
        assertThat(CommandLineRun.of("spl", "replay", door, "--trace", "nowhere.txt")
                        .err())
                .startsWith("mplc: there is no file nowhere.txt");
    }

    private static CommandLineRun replay(String policy, String capture) {
        return CommandLineRun.of(
                "spl",
                "replay",
                policy,
                "-I",
                SPECS.toString(),
                "--trace",
                SAMPLES.resolve(capture).toString());
    }

    @Test
    void replayReadsACapture() {
        CommandLineRun run = replay(SPECS.resolve("tcp/tcp.spl").toString(), "ssh.pcap");
        assertThat(run.out()).contains("tcp of ").contains(" statecalls accepted\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void replayFindsBothMethodsOfSshsKeyExchange() {
        for (String capture : new String[] {"ssh.pcap", "ssh-gex.pcap"}) {
            CommandLineRun run = replay(SPECS.resolve("ssh/server.spl").toString(), capture);
            assertThat(run.out()).contains("server of 10.9.0.2:22: all ");
            assertThat(run.exitCode()).isZero();
        }
    }

    @Test
    void replayNamesTheFrameThatIsNotAllowed() throws Exception {
        String shy = file("shy.spl", """
                event Receive_SYN, Transmit_SYN, Receive_SYN_ACK, Transmit_SYN_ACK, Receive_ACK, Transmit_ACK;

                automaton shy () {
                  never (Transmit_ACK, Receive_ACK);
                  either { Transmit_SYN; Receive_SYN_ACK; } or { Receive_SYN; Transmit_SYN_ACK; }
                }
                """);
        CommandLineRun run = replay(shy, "ssh.pcap");
        assertThat(run.exitCode()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.out()).contains("shy of ", "frame 3: ", "_ACK is not allowed in ");
    }
}
