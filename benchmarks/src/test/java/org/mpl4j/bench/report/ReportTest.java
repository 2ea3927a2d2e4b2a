package org.mpl4j.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.bench.frame.DissectBenchmark;
import org.w3c.dom.Document;
import picocli.CommandLine;

class ReportTest {
    private static final String NAME = DissectBenchmark.class.getName();

    @TempDir
    Path folder;

    /** As JMH 1.37 writes it, shortened. */
    private static String result(String contender, String params, String forks) {
        return """
                {"jmhVersion": "1.37", "benchmark": "%s.%s", "mode": "avgt", "jvmArgs": ["-Xmx1g"], %s
                 "primaryMetric": {"score": 1.5, "scoreError": "NaN", "scorePercentiles": {"0.0": 1}, "scoreUnit": "ns/op", "rawData": %s},
                 "secondaryMetrics": {"gc.alloc.rate": {"score": 7, "rawData": [[7]]}, "gc.alloc.rate.norm": {"score": 24.2, "rawData": [[24.2]]}}}""".formatted(NAME, contender, params, forks);
    }

    private List<Measurement> read() throws Exception {
        Path json = folder.resolve("results.json");
        Files.writeString(
                json,
                "["
                        + String.join(
                                ",",
                                result("hand", "\"params\": {\"kind\": \"HEAP\"},", "[[9, 10, 30], [12, 12, 12]]"),
                                result("hand", "\"params\": {\"kind\": \"DIRECT\"},", "[[20]]"),
                                result("sbe", "", "[[5.5, 5.5], [5.5, 5.5]]"))
                        + "]");
        return JmhResults.read(json);
    }

    @Test
    void resultsAreMediansOfForks() throws Exception {
        List<Measurement> measurements = read();
        assertThat(measurements).hasSize(3);
        Measurement hand = measurements.get(0);
        assertThat(hand.benchmark()).isEqualTo(NAME);
        assertThat(hand.contender()).isEqualTo("hand");
        assertThat(hand.kind()).isEqualTo("heap");
        assertThat(hand.forks()).containsExactly(10.0, 12.0);
        assertThat(hand.time()).isEqualTo(11);
        assertThat(hand.spread()).isEqualTo(2 / 11.0, within(1e-9));
        assertThat(hand.allocated()).isEqualTo(24.2);
        assertThat(measurements.get(2).kind()).isEqualTo("array");
    }

    @Test
    void theTableHasRatiosToHandWrittenCodeOnHeap() throws Exception {
        assertThat(ResultTable.of(read()))
                .contains("## A: dissect")
                .contains("| hand | heap | 11.0 | 1.00 | 24 | 18 % |")
                .contains("| hand | direct | 20.0 | 1.82 | 24 | one fork |")
                .contains("| sbe | array | 5.5 | 0.50 | 24 | 0 % |")
                .doesNotContain("## B");
    }

    @Test
    void thePlotHasABarForEachMeasurement() throws Exception {
        String svg = RatioPlot.of(read());
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        // The background, three colours that are explained, three bars.
        assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(7);
        assertThat(svg).contains(">sbe, array<").contains(">0.50<").contains(">A: dissect an Ethernet");
    }

    @Test
    void aWorkloadThatIsNotThereIsAnError() {
        StringWriter errors = new StringWriter();
        int status = new CommandLine(new Codecs())
                .setErr(new PrintWriter(errors))
                .execute("--repository", "x", "--output", folder.toString(), "--workloads", "A,Z");
        assertThat(status).isEqualTo(2);
        assertThat(errors.toString()).contains("--workloads: there is no Z; there are [A, B, C");
    }

    @Test
    void workloadsHaveLettersAndParts() {
        assertThat(Workload.E_KEXINIT_PARSE.isNamed("e")).isTrue();
        assertThat(Workload.E_KEXINIT_PARSE.isNamed("e-kexinit-parse")).isTrue();
        assertThat(Workload.E_KEXINIT_PARSE.isNamed("E_KEXINIT_BUILD")).isFalse();
    }
}
