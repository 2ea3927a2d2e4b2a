package org.mpl4j.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Specifications in the style of 2007, with nothing but what the language had then, and packets of them whose bytes were worked out by hand from the RFCs: they compile, the command line builds exactly
 * these bytes, reads the values back, and refuses what is wrong in a sentence.
 */
class JudgeTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "judge");
    private static final int RANDOM_INPUTS = 40;
    private static final int RANDOM_BYTES = 80;

    static List<Path> specifications() {
        return files(".mpl");
    }

    static Stream<PacketCase> cases() {
        return files(".cases").stream().flatMap(JudgeTest::casesIn);
    }

    static Stream<PacketCase> packets() {
        return cases().filter(packet -> !packet.hex().isEmpty() && !packet.isRefused());
    }

    private static Stream<PacketCase> casesIn(Path file) {
        try {
            return PacketCase.in(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(String suffix) {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("specifications")
    void compiles(Path specification) {
        CommandLineRun run = CommandLineRun.of("check", specification.toString());
        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
    }

    @ParameterizedTest
    @MethodSource("specifications")
    void isFormattedToTheSameMeaning(Path specification, @TempDir Path folder) throws IOException {
        Path copy = Files.copy(specification, folder.resolve(specification.getFileName()));
        assertThat(CommandLineRun.of("fmt", copy.toString()).exitCode()).isZero();
        String once = Files.readString(copy);
        assertThat(CommandLineRun.of("fmt", copy.toString()).exitCode()).isZero();
        assertThat(Files.readString(copy)).isEqualTo(once);
        Path cases = Path.of(specification.toString().replace(".mpl", ".cases"));
        for (PacketCase packet : PacketCase.in(cases)) {
            PacketCaseRun.buildsAndReads(packet.of(copy));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void buildsAndReads(PacketCase packet) {
        PacketCaseRun.buildsAndReads(packet);
    }

    @ParameterizedTest
    @MethodSource("packets")
    void readsWhateverIsCutOffOrChanged(PacketCase packet) {
        String hex = packet.hex();
        Random random = new Random(hex.hashCode());
        String lines = Stream.concat(
                        IntStream.range(1, hex.length() / 2).mapToObj(length -> hex.substring(0, 2 * length)),
                        IntStream.range(0, RANDOM_INPUTS)
                                .mapToObj(i -> i % 2 == 0 ? changed(hex, random) : noise(random)))
                .collect(Collectors.joining("\n"));
        CommandLineRun run = CommandLineRun.withInput(lines, packet.command("dissect", "--json"));
        assertThat(run.exitCode()).as(run.err()).isBetween(ExitCode.FINE, ExitCode.ERRORS);
        assertThat(run.err()).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(run.out().lines()).hasSameSizeAs(lines.lines().toList());
    }

    private static String changed(String hex, Random random) {
        int at = 2 * random.nextInt(hex.length() / 2);
        return hex.substring(0, at) + String.format("%02x", random.nextInt(256)) + hex.substring(at + 2);
    }

    private static String noise(Random random) {
        byte[] bytes = new byte[1 + random.nextInt(RANDOM_BYTES)];
        random.nextBytes(bytes);
        return java.util.HexFormat.of().formatHex(bytes);
    }
}
