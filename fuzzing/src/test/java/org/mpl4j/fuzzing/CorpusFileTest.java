package org.mpl4j.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.fuzzing.corpus.CorpusFile;

class CorpusFileTest {
    @TempDir
    private Path folder;

    @Test
    void inputsAreReadAsTheyWereWritten() throws Exception {
        Path file = folder.resolve("a.hex");
        List<byte[]> inputs = List.of(
                new byte[] {0, (byte) 0xff},
                "a \\ \"b\"\n\tc\r".getBytes(StandardCharsets.US_ASCII),
                new byte[] {'#'},
                new byte[] {'"'});
        CorpusFile.write(file, "arp", inputs);
        assertThat(CorpusFile.read(file)).containsExactlyInAnyOrderElementsOf(inputs);
        assertThat(Files.readString(file))
                .isEqualTo(
                        "# Inputs of the target arp: each reached something that none before did.\n\"\"\n\"#\n00ff\n\"a \\\\ \"b\"\\n\\tc\\r\n");
    }

    @Test
    void aTargetMayHaveNone() throws Exception {
        assertThat(CorpusFile.read(folder.resolve("none.hex"))).isEmpty();
    }
}
