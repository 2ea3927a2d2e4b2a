package org.mpl4j.compiler.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.compiler.backend.OutputFile;

class NewFilesTest {
    @TempDir
    private Path temp;

    private NewFiles files(String... paths) {
        return new NewFiles(
                temp.resolve("new"),
                List.of(paths).stream().map(path -> new OutputFile(path, path)).toList());
    }

    @Test
    void makesTheFolders() {
        NewFiles files = files("a/b/c", "d");
        assertThat(files.obstacles()).isEmpty();
        files.write();
        assertThat(temp.resolve("new/a/b/c")).hasContent("a/b/c");
        assertThat(files.obstacles()).containsExactly("a/b/c", "d");
    }

    @Test
    void aFileWhereAFolderHasToBeIsAnObstacleOnce() throws Exception {
        Files.createDirectories(temp.resolve("new/folder"));
        Files.writeString(temp.resolve("new/a"), "mine");
        Files.createSymbolicLink(temp.resolve("new/dangling"), Path.of("nowhere"));
        assertThat(files("a/b", "a/c", "folder", "folder/x", "dangling").obstacles())
                .containsExactly("a", "folder", "dangling");
    }

    @Test
    void takesBackWhatItWroteBeforeAFailure() throws Exception {
        Files.createDirectories(temp.resolve("new"));
        Files.writeString(temp.resolve("new/b"), "mine");
        assertThatThrownBy(() -> files("a", "b", "c").write())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot write to " + temp.resolve("new"));
        assertThat(temp.resolve("new/a")).doesNotExist();
        assertThat(temp.resolve("new/b")).hasContent("mine");
        assertThat(temp.resolve("new/c")).doesNotExist();
    }
}
