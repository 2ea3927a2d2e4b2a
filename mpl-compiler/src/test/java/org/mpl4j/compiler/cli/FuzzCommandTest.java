package org.mpl4j.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzCommandTest {
    @TempDir
    Path folder;

    private Path spec(String text) throws IOException {
        return Files.writeString(folder.resolve("my.mpl"), text);
    }

    private Path brittle() throws IOException {
        return spec("extern brittle \"org.mpl4j.compiler.fuzz.PlantedBugs$Brittle\"; packet p { x: brittle; }");
    }

    private List<String> saved() throws IOException {
        Path saved = folder.resolve("failures");
        try (Stream<Path> files = Files.list(saved)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void saysWhatWasReached() throws IOException {
        Path spec = spec(
                "packet p { k: byte; classify (k) { |0:\"A\" -> (); |1:\"B\" when (1 > 2) -> (); |_:\"C\" -> (); }; } packet q { x: byte; }");
        CommandLineRun run = CommandLineRun.of("fuzz", spec.toString(), "--runs", "50", "--seed", "3");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("p: 50 packets built, 400 mutants (", ", seed 3\n")
                .contains("  p.k: 2 of 3 branches; never reached: B\n")
                .contains("q: 50 packets built");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void triesOnePacketOfTheLibrary() {
        CommandLineRun run = CommandLineRun.of("fuzz", "-I", "../specs", "-p", "udp", "--runs", "20", "--seed", "1");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("udp: 20 packets built");
    }

    @Test
    void oneSeedPrintsTheSameTwice() throws IOException {
        String spec = brittle().toString();
        CommandLineRun first = CommandLineRun.of("fuzz", spec, "--runs", "200", "--seed", "5");
        assertThat(CommandLineRun.of("fuzz", spec, "--runs", "200", "--seed", "5"))
                .isEqualTo(first);
    }

    @Test
    void savesWhatFailsAsInputForDissect() throws IOException {
        Path spec = brittle();
        String failures = folder.resolve("failures").toString();
        CommandLineRun run =
                CommandLineRun.of("fuzz", spec.toString(), "--runs", "400", "--seed", "5", "--save", failures);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("FAILED: an exception that is not declared\n", "mutation: ", "\n  2a\n");
        assertThat(saved())
                .hasSize(2)
                .allMatch(name -> name.matches("p-declared-exceptions-seed5-run\\d+\\.(hex|txt)"));
        String hex = Files.readString(folder.resolve("failures").resolve(saved().get(0)));
        assertThat(hex).contains("# packet p, seed 5, run ").endsWith("\n2a\n");
        CommandLineRun again = CommandLineRun.withInput(hex, "dissect", "-p", spec + ":p");
        assertThat(again.err()).contains("planted");
    }

    @Test
    void leavesFilesThatAreThere() throws IOException {
        String[] command = {
            "fuzz",
            brittle().toString(),
            "--runs",
            "400",
            "--seed",
            "5",
            "--save",
            folder.resolve("failures").toString()
        };
        assertThat(CommandLineRun.of(command).err()).hasLineCount(2).startsWith("saved ");
        Path hex = folder.resolve("failures").resolve(saved().get(0));
        Files.writeString(hex, "mine");
        assertThat(CommandLineRun.of(command).err()).isEqualTo("not saved: " + hex + " is there already, and stays\n");
        assertThat(hex).hasContent("mine");
    }

    @Test
    void savesNoBytesWhereNothingCouldBeBuilt() throws IOException {
        Path spec = spec("packet p { n: byte max(2) value(sizeof(x)); x: byte[3]; }");
        CommandLineRun run = CommandLineRun.of(
                "fuzz",
                spec.toString(),
                "--seed",
                "5",
                "--save",
                folder.resolve("failures").toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).endsWith("""
                        FAILED: no packet could be built
                          n: 3 is not at most 2
                          packet p, seed 5, run 0
                          there are no bytes to look at
                        """);
        assertThat(saved()).containsExactly("p-can-be-built-seed5-run0.txt");
        assertThat(folder.resolve("failures").resolve(saved().get(0))).content().endsWith("packet p, seed 5, run 0\n");
    }

    @Test
    void printsAnObjectForEachPacket() throws IOException {
        Path spec = spec("""
                        extern brittle "org.mpl4j.compiler.fuzz.PlantedBugs$Brittle";
                        packet p { k: byte; classify (k) { |0:"A" -> (); |1:"B" when (1 > 2) -> (); |_:"C" -> (); }; }
                        packet q { x: brittle; }
                        """);
        CommandLineRun run = CommandLineRun.of("fuzz", spec.toString(), "--runs", "400", "--seed", "5", "--json");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(JsonTree.agrees(JsonTree.of("""
                                {"packet": "p", "seed": 5, "built": 400, "failures": [],
                                 "choices": [{"name": "p.k", "unit": "branches", "count": 3, "missing": ["B"]}]}
                                """), JsonTree.of(lines.get(0))))
                .as(lines.get(0))
                .isTrue();
        assertThat(JsonTree.agrees(JsonTree.of("""
                                {"packet": "q", "seed": 5, "choices": [],
                                 "failures": [{"rule": "declared-exceptions", "text": "an exception that is not declared", "arguments": [], "bytes": "2a"}]}
                                """), JsonTree.of(lines.get(1))))
                .as(lines.get(1))
                .isTrue();
        assertThat(lines.get(0)).contains("\"mutants\":[{\"mutation\":\"cut off\",\"read\":");
    }

    @Test
    void secondsEndIt() throws IOException {
        CommandLineRun run =
                CommandLineRun.of("fuzz", spec("packet p { x: byte; }").toString(), "--seconds", "0");
        assertThat(run.out()).startsWith("p: 0 packets built");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void refusesASpecificationWithErrors() throws IOException {
        assertThat(CommandLineRun.of("fuzz", spec("packet p { x: nothing; }").toString())
                        .exitCode())
                .isEqualTo(1);
        assertThat(CommandLineRun.of("fuzz").exitCode()).isEqualTo(2);
        Path codec = spec("extern gone \"no.such.Codec\"; packet p { x: gone; }");
        assertThat(CommandLineRun.of("fuzz", codec.toString()).exitCode()).isEqualTo(2);
    }
}
