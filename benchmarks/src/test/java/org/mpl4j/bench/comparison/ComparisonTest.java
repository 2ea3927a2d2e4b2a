package org.mpl4j.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/comparison.md says of MPL and of other tools: its samples are run, on the same bytes. */
class ComparisonTest {
    private static final Path PAGE = Path.of("../docs/comparison.md");
    private static final Pattern SAMPLE = Pattern.compile("(?ms)^```[a-z]+ file=comparison/(\\S+)\\n(.*?)^```$");
    private static final HexFormat HEX = HexFormat.of();

    private static final String TEMPERATURE = "53520180020100046553f1000866ffd8a03319f2";
    private static final Map<String, String> REPORTS = Map.of(
            TEMPERATURE,
            "513 at 1700000000: 2150 -40",
            "53520200020200081f1d1680ffedb080746dc48c",
            "514 at no time: 522000000 -1200000",
            "5352090002030002cafe90bec88c",
            "515 at no time: cafe");

    private static final String SBE = "000600010001000002016553f10000020002" + "0866ffd8";
    private static final String PROTOBUF = "0881041500f153651a050a03cc214f";

    /** A position whose body is a byte too long. */
    private static final String LONG_BODY = withSum("53520200020200091f1d1680ffedb08000");

    /** One with a reserved bit that is set. */
    private static final String RESERVED_BIT = withSum("53520201020200081f1d1680ffedb080");

    private static Samples samples;

    @BeforeAll
    static void makeSamples(@TempDir Path folder) throws Exception {
        samples = Samples.in(folder);
    }

    @AfterAll
    static void close() throws Exception {
        samples.close();
    }

    @Test
    void thePageHasTheSamplesAsTheyAre() throws Exception {
        String page = Files.readString(PAGE);
        Set<String> shown = new HashSet<>();
        Matcher sample = SAMPLE.matcher(page);
        while (sample.find()) {
            assertThat(sample.group(2))
                    .as(sample.group(1))
                    .isEqualTo(Files.readString(Samples.FOLDER.resolve(sample.group(1))));
            shown.add(sample.group(1));
        }
        try (Stream<Path> files = Files.list(Samples.FOLDER)) {
            assertThat(shown)
                    .containsExactlyInAnyOrderElementsOf(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString())
                            .toList());
        }
        String digits = page.replaceAll("[ \\n]", "");
        assertThat(digits).contains(REPORTS.keySet()).contains(SBE, PROTOBUF, LONG_BODY, RESERVED_BIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UseMpl", "UseKaitai", "UseNetty", "UseByteBuffer"})
    void javaReadsTheSame(String program) throws Exception {
        for (Map.Entry<String, String> report : REPORTS.entrySet()) {
            assertThat(samples.read(program, HEX.parseHex(report.getKey()))).isEqualTo(report.getValue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UseMpl", "UseNetty", "UseByteBuffer"})
    void javaWritesTheSame(String program) throws Exception {
        assertThat(HEX.formatHex(samples.write(program))).isEqualTo(TEMPERATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UseMpl", "UseKaitai", "UseNetty", "UseByteBuffer"})
    void javaRefusesAWrongSumAndAMissingEnd(String program) {
        for (int at : new int[] {4, TEMPERATURE.length() / 2 - 1}) {
            byte[] wrong = HEX.parseHex(TEMPERATURE);
            wrong[at] ^= 1;
            assertThatException().isThrownBy(() -> samples.read(program, wrong));
        }
        byte[] whole = HEX.parseHex(TEMPERATURE);
        for (int length = 0; length < whole.length; length++) {
            byte[] part = java.util.Arrays.copyOf(whole, length);
            assertThatException().as("%d bytes", length).isThrownBy(() -> samples.read(program, part));
        }
    }

    @Test
    void whatIsLeftOfABodyIsRefusedByAllButKaitai() throws Exception {
        for (String program : List.of("UseMpl", "UseNetty", "UseByteBuffer")) {
            assertThatException().isThrownBy(() -> samples.read(program, HEX.parseHex(LONG_BODY)));
        }
        assertThat(samples.read("UseKaitai", HEX.parseHex(LONG_BODY))).isEqualTo("514 at no time: 522000000 -1200000");
    }

    @Test
    void aReservedBitIsFoundByDescriptionsOnly() throws Exception {
        for (String program : List.of("UseMpl", "UseKaitai")) {
            assertThatException().isThrownBy(() -> samples.read(program, HEX.parseHex(RESERVED_BIT)));
        }
        for (String program : List.of("UseNetty", "UseByteBuffer")) {
            assertThat(samples.read(program, HEX.parseHex(RESERVED_BIT))).startsWith("514 at no time");
        }
    }

    @Test
    void sbeHasALayoutOfItsOwn() throws Exception {
        byte[] bytes = samples.write("UseSbe");
        assertThat(HEX.formatHex(bytes)).isEqualTo(SBE);
        assertThat(samples.read("UseSbe", bytes)).isEqualTo(REPORTS.get(TEMPERATURE));
    }

    @Test
    void scapyReadsAndWritesTheSame() throws Exception {
        List<String> python = List.of("/usr/bin/python3", "-B", "-c");
        assumeTrue(
                Files.exists(Path.of(python.get(0))) && runs(List.of(python.get(0), "-c", "import scapy")),
                "scapy is not installed");
        String program = "import sys; from use_report import *; print(write().hex());"
                + "[print(read(bytes.fromhex(line))) for line in sys.stdin]";
        List<String> reports = List.copyOf(REPORTS.keySet());
        String input = String.join("\n", reports) + "\n" + LONG_BODY + "\n" + RESERVED_BIT + "\n";
        List<String> said = Samples.run(with(python, program), input.getBytes(StandardCharsets.US_ASCII))
                .lines()
                .toList();
        assertThat(said.get(0)).isEqualTo(TEMPERATURE);
        assertThat(said.subList(1, 4))
                .isEqualTo(reports.stream().map(REPORTS::get).toList());
        // What is left of a body and reserved bits are nothing to it.
        assertThat(said.subList(4, 6)).hasSize(2).allMatch("514 at no time: 522000000 -1200000"::equals);
    }

    @Test
    void protobufHasALayoutOfItsOwn() throws Exception {
        assumeTrue(runs(List.of("protoc", "--version")), "protoc is not installed");
        String text = Files.readString(Samples.FOLDER.resolve("report.txtpb"));
        String bytes = Samples.run(
                List.of("protoc", "--encode=Report", "report.proto"), text.getBytes(StandardCharsets.UTF_8));
        byte[] encoded = bytes.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(HEX.formatHex(encoded)).isEqualTo(PROTOBUF);
        String back = Samples.run(List.of("protoc", "--decode=Report", "report.proto"), encoded);
        assertThat(back.replaceAll("\\s+", " ")).isEqualTo(text.replaceAll("\\s+", " "));
    }

    private static boolean runs(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (java.io.IOException e) {
            return false;
        }
    }

    private static List<String> with(List<String> command, String argument) {
        return Stream.concat(command.stream(), Stream.of(argument)).toList();
    }

    private static String withSum(String digits) {
        CRC32 sum = new CRC32();
        sum.update(HEX.parseHex(digits));
        return digits + HEX.toHexDigits((int) sum.getValue());
    }
}
