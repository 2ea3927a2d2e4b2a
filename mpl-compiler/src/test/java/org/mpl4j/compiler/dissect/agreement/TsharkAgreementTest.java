package org.mpl4j.compiler.dissect.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.dissect.DissectionLibrary;
import org.mpl4j.compiler.dissect.Dissector;
import org.mpl4j.compiler.dissect.Reassembly;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;

/**
 * Every frame of every sample has the fields and values that tshark finds in it. What TCP carries is compared as it is when segments are put together, all else frame by frame.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TsharkAgreementTest {
    private static final Path SAMPLES = Path.of("..", "samples");
    private static final Path TABLES = Path.of("src/test/resources/org/mpl4j/compiler/dissect/agreement");

    /** Ports where only we look for a protocol. */
    private static final List<String> OPTIONS = List.of("-d", "tcp.port==50051,http2");

    private DissectionLibrary library;
    private AgreementTables tables;
    private AgreementReport report;

    @BeforeAll
    void compareAll() throws Exception {
        assumeTrue(Tshark.isInstalled(), "tshark is not installed");
        List<Diagnostic> errors = new ArrayList<>();
        library = DissectionLibrary.load(new SpecPath(List.of(new SpecRoot.Folder(Path.of("..", "specs")))), errors)
                .orElseThrow(() -> new AssertionError(errors));
        tables = AgreementTables.load(TABLES);
        report = new AgreementReport(tables);
        for (Path sample : samples()) {
            compare(sample, false);
            compare(sample, true);
        }
        System.out.println(report.text());
    }

    private static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(file -> file.toString().contains(".pcap"))
                    .sorted()
                    .toList();
        }
    }

    private void compare(Path sample, boolean isTogether) throws Exception {
        Dissector dissector = new Dissector(library.tables(), isTogether ? new Reassembly() : null);
        List<OurFrames.OurFrame> ours = OurFrames.of(sample, library, dissector);
        List<List<TsharkField>> theirs = Tshark.frames(sample, isTogether, OPTIONS);
        String name = sample.getFileName().toString();
        assertThat(ours).as("frames of " + name).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.size(); i++) {
            new FrameComparison(tables, report, name, i + 1)
                    .compare(
                            theirs.get(i).stream()
                                    .filter(field -> field.isInPieces() == isTogether)
                                    .toList(),
                            ours.get(i).fields().stream()
                                    .filter(field -> field.isInPieces() == isTogether)
                                    .toList(),
                            !ours.get(i).isFromOthers());
        }
    }

    @Test
    void findsTheSameValues() {
        assertThat(report.disagreements()).isEmpty();
    }

    @Test
    void knowsEveryField() {
        assertThat(report.unknownFields()).isEmpty();
    }

    @Test
    void needsEveryLineOfTheTables() {
        assertThat(report.idleLines()).isEmpty();
    }
}
