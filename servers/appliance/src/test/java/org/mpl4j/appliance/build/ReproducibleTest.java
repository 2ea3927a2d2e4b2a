package org.mpl4j.appliance.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.appliance.Images;

/** The same input makes the same image, but the cache of classes, which the JVM makes. */
final class ReproducibleTest {
    @TempDir
    Path folder;

    @AfterEach
    void unseal() throws IOException {
        Tree.makeWritable(folder);
    }

    @Test
    void makesTheSameOfTheSame() throws Exception {
        BuildPlan plan = Images.web(folder);
        Path first = folder.resolve("first");
        Path second = folder.resolve("elsewhere/second");
        Files.createDirectories(second.getParent());
        ImageBuilder.assemble(plan, first, line -> {});
        ImageBuilder.assemble(plan, second, line -> {});

        List<Path> files = Tree.all(first);
        assertThat(names(first)).isEqualTo(names(second)).hasSizeGreaterThan(30);
        for (Path file : files) {
            Path other = second.resolve(first.relativize(file).toString());
            if (Files.isRegularFile(file)) {
                assertThat(Files.mismatch(file, other)).as(file.toString()).isEqualTo(-1);
            }
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
            FileTime date = Files.getLastModifiedTime(file);
            assertThat(date).as(file.toString()).isEqualTo(Files.getLastModifiedTime(other));
        }
        Path security = Path.of("conf/security/java.security");
        assertThat(properties(first.resolve("runtime").resolve(security)))
                .isEqualTo(properties(Path.of(System.getProperty("java.home")).resolve(security)));
        Path tar = tar(first);
        assertThat(Files.mismatch(tar, tar(second))).isEqualTo(-1);
    }

    private static Properties properties(Path file) throws IOException {
        Properties read = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            read.load(in);
        }
        return read;
    }

    private static Path tar(Path image) throws IOException {
        Path tar = image.resolveSibling(image.getFileName() + ".tar");
        try (TarWriter out = new TarWriter(Files.newOutputStream(tar))) {
            out.addTree("image/", image);
        }
        return tar;
    }

    private static List<String> names(Path image) throws IOException {
        List<String> names = new ArrayList<>();
        for (Path file : Tree.all(image)) {
            names.add(image.relativize(file).toString());
        }
        return names;
    }
}
