package org.mpl4j.lsp.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.compiler.source.SpecRoot;
import org.mpl4j.lsp.feature.Problems;

final class PlacesTest {
    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void findsTheRootsOfModules() throws IOException {
        Path main = file("a/src/main/mpl/x/x.mpl", "packet x() { n: byte; }");
        Path test = file("a/src/test/mpl/y.mpl", "packet y() { x: packet x(); }");
        file("a/target/src/main/mpl/x.mpl", "");
        Places places = Places.find(List.of(folder), List.of(), List.of());
        assertThat(places.conventional())
                .containsExactly(folder.resolve("a/src/main/mpl"), folder.resolve("a/src/test/mpl"));
        assertThat(places.rootOf(main)).isEqualTo(folder.resolve("a/src/main/mpl"));
        assertThat(places.pathOf(places.rootOf(test)))
                .containsExactly(folder.resolve("a/src/test/mpl"), folder.resolve("a/src/main/mpl"));
    }

    @Test
    void takesAFolderOfSpecificationsForTheirRootButNotAProject() throws IOException {
        Path loose = file("x/x.mpl", "");
        assertThat(Places.find(List.of(folder), List.of(), List.of()).rootOf(loose))
                .isEqualTo(folder);
        file("pom.xml", "<project/>");
        assertThat(Places.find(List.of(folder), List.of(), List.of()).rootOf(loose))
                .isEqualTo(folder.resolve("x"));
    }

    @Test
    void findsPacketsOfTheSettingAndOfOtherModules() throws IOException {
        file("pom.xml", "<project/>");
        file("shared/far.mpl", "packet far() { n: byte; }");
        file("b/src/main/mpl/near.mpl", "packet near() { n: byte; }");
        Path user = file("a/src/main/mpl/user.mpl", "packet user() { f: packet far(); n: packet near(); }");
        Workspace workspace = new Workspace(List.of());
        workspace.setFolders(List.of(folder));
        workspace.open(new OpenDocument(user, user.toUri().toString(), 1, Files.readString(user)));
        assertThat(new Problems(workspace.snapshot()).ofSpecifications().get(user))
                .hasSize(1);
        workspace.setSpecPath(List.of("shared"));
        assertThat(new Problems(workspace.snapshot()).ofSpecifications().get(user))
                .isEmpty();
    }

    @Test
    void findsPacketsInJars() throws IOException {
        Path jar = folder.resolve("far.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("META-INF/mpl/far.mpl"));
            zip.write("packet far() { n: byte; }".getBytes(StandardCharsets.UTF_8));
        }
        Path user = file("user.mpl", "packet user() { f: packet far(); }");
        try (LibraryFolders library = new LibraryFolders(List.of())) {
            Workspace workspace = new Workspace(library.folders(), library::ofJar);
            workspace.setFolders(List.of(folder));
            workspace.open(new OpenDocument(user, user.toUri().toString(), 1, Files.readString(user)));
            workspace.setSpecPath(List.of("far.jar"));
            assertThat(new Problems(workspace.snapshot()).ofSpecifications().get(user))
                    .isEmpty();
            workspace.setSpecPath(List.of("user.mpl"));
            assertThat(new Problems(workspace.snapshot()).ofSpecifications().get(user))
                    .hasSize(1);
        }
    }

    @Test
    void seesFilesThatChangeOnDisk() throws IOException {
        Path user = file("user.mpl", "packet user() { f: packet other(); }");
        Workspace workspace = new Workspace(List.of());
        workspace.setFolders(List.of(folder));
        workspace.open(new OpenDocument(user, user.toUri().toString(), 1, Files.readString(user)));
        assertThat(new Problems(workspace.snapshot()).ofSpecifications().get(user))
                .hasSize(1);
        file("other.mpl", "packet other() { n: byte; }");
        workspace.look();
        assertThat(new Problems(workspace.snapshot()).ofSpecifications().get(user))
                .isEmpty();
    }

    @Test
    void namesBuffersThatAreInNoFile() {
        assertThat(Uris.path("untitled:Untitled-1", false).toString()).endsWith("untitled_Untitled-1.mpl");
        assertThat(Uris.path("untitled:Untitled-1", true).toString()).endsWith("untitled_Untitled-1.spl");
        assertThat(Uris.path("file:///a%20b/c.mpl")).isEqualTo(Path.of("/a b/c.mpl"));
    }

    @Test
    void copiesWhatIsInNoFolder() throws IOException {
        Path copy;
        try (LibraryFolders library = new LibraryFolders(
                List.of(new SpecRoot.Memory("memory", java.util.Map.of("a/b.mpl", "packet b() { n: byte; }"))))) {
            copy = library.folders().get(0);
            assertThat(copy.resolve("a/b.mpl")).hasContent("packet b() { n: byte; }");
        }
        assertThat(copy).doesNotExist();
    }
}
