package org.mpl4j.compiler.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.compiler.backend.OutputFile;

class OutputFolderTest {
    @TempDir
    private Path temp;

    private OutputFolder.Summary write(OutputFile... files) {
        return OutputFolder.of(temp.resolve("gen")).write(Stream.of(files));
    }

    @Test
    void leavesUnchangedFilesAlone() throws Exception {
        write(new OutputFile("a/A.java", "class A {}"), new OutputFile("B.java", "class B {}"));
        Path a = temp.resolve("gen/a/A.java");
        Files.setLastModifiedTime(a, FileTime.fromMillis(1_000));
        OutputFolder.Summary second =
                write(new OutputFile("a/A.java", "class A {}"), new OutputFile("B.java", "final class B {}"));
        assertThat(second.written()).containsExactly("B.java");
        assertThat(second.unchanged()).isEqualTo(1);
        assertThat(Files.getLastModifiedTime(a).toMillis()).isEqualTo(1_000);
    }

    @Test
    void deletesWhatItWroteBeforeAndNothingElse() throws Exception {
        write(new OutputFile("a/A.java", "class A {}"), new OutputFile("a/B.java", "class B {}"));
        Files.writeString(temp.resolve("gen/a/Mine.java"), "class Mine {}");
        assertThat(write(new OutputFile("c/C.java", "class C {}")).deleted()).containsExactly("a/A.java", "a/B.java");
        assertThat(temp.resolve("gen/a/Mine.java")).exists();
        Files.delete(temp.resolve("gen/a/Mine.java"));
        write(new OutputFile("d/D.java", "class D {}"));
        assertThat(temp.resolve("gen/c")).doesNotExist();
    }

    @Test
    void refusesPathsThatLeadOut() {
        for (String path : new String[] {"../A.java", "/etc/A.java", "a/../../A.java", ""}) {
            assertThatThrownBy(() -> write(new OutputFile(path, "")))
                    .as(path)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("leads out");
        }
        assertThat(temp.resolve("A.java")).doesNotExist();
    }

    @Test
    void refusesTwoFilesOfOneName() {
        assertThatThrownBy(() -> write(new OutputFile("A.java", "1"), new OutputFile("A.java", "2")))
                .isInstanceOf(OutputConflictException.class)
                .hasMessageContaining("A.java");
    }

    @Test
    void rewritesInPlaceAndKeepsPermissions() throws Exception {
        Path file = Files.writeString(temp.resolve("x.mpl"), "old");
        assertThat(file.toFile().setWritable(true, true)).isTrue();
        var permissions = Files.getPosixFilePermissions(file);
        SourceRewriter.rewrite(file, "new".getBytes());
        assertThat(file).hasContent("new");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(permissions);
        try (Stream<Path> left = Files.list(temp)) {
            assertThat(left).containsExactly(file);
        }
    }
}
