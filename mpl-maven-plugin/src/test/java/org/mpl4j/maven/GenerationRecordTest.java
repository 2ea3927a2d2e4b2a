package org.mpl4j.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationRecordTest {
    private static final Fingerprint INPUTS = new Fingerprint(Map.of("a.mpl", "1"));

    @TempDir
    private Path project;

    private Path output;
    private GenerationRecord record;

    @BeforeEach
    void generate() throws IOException {
        output = Files.writeString(project.resolve("A.java"), "class A {}");
        record = new GenerationRecord(project, project.resolve("target/status/record.tsv"));
        record.save(INPUTS, List.of(output));
    }

    @Test
    void nothingHasToBeDoneIfAllIsAsItWas() throws IOException {
        Files.setLastModifiedTime(output, FileTime.fromMillis(1));
        assertThat(record.reasonToGenerate(INPUTS)).isEmpty();
        assertThat(record.outputCount()).isEqualTo(1);
    }

    @Test
    void changedInputsAreAReason() throws IOException {
        assertThat(record.reasonToGenerate(new Fingerprint(Map.of("a.mpl", "2"))))
                .contains("a.mpl changed");
    }

    @Test
    void outputsThatAreNotAsTheyWereAreAReason() throws IOException {
        Files.writeString(output, "class B {}");
        assertThat(record.reasonToGenerate(INPUTS)).contains("A.java is not as it was generated");
        Files.delete(output);
        assertThat(record.reasonToGenerate(INPUTS)).contains("A.java is missing");
    }

    @Test
    void whatWasForgottenHasToBeDone() throws IOException {
        record.forget();
        assertThat(record.exists()).isFalse();
        assertThat(record.reasonToGenerate(INPUTS)).contains("nothing is generated yet");
    }

    @Test
    void aProjectCanMove() throws IOException {
        Path elsewhere = Files.createDirectory(project.resolve("elsewhere"));
        Files.copy(output, elsewhere.resolve("A.java"));
        Path file = Files.copy(project.resolve("target/status/record.tsv"), elsewhere.resolve("record.tsv"));
        assertThat(new GenerationRecord(elsewhere, file).reasonToGenerate(INPUTS))
                .isEmpty();
    }
}
