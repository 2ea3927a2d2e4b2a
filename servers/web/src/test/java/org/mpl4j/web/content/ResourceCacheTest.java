package org.mpl4j.web.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.web.TestSite;
import org.mpl4j.web.http.Status;
import org.mpl4j.web.http.TargetPath;

class ResourceCacheTest {
    private static final long FRESH = 1000;

    @TempDir
    private Path root;

    @BeforeEach
    void fill() {
        TestSite.fill(root);
    }

    private ResourceCache cache(int smallBytes, long cacheBytes) {
        return TestSite.resources(
                root, ContentSettings.STANDARD.withCache(smallBytes, cacheBytes, Duration.ofNanos(FRESH)));
    }

    private static Lookup find(ResourceCache cache, String path, long now) throws IOException {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        TargetPath target = TargetPath.of(bytes, 0, bytes.length).path();
        assertThat(target).isNotNull();
        return cache.find(target, now);
    }

    private static Resource file(ResourceCache cache, String path, long now) throws IOException {
        return ((Lookup.File) find(cache, path, now)).resource();
    }

    private static String text(Resource resource) {
        byte[] content = resource.plain().content();
        return content == null ? "not kept" : new String(content, StandardCharsets.US_ASCII);
    }

    @Test
    void believesWhatItKnowsForAWhile() throws IOException {
        ResourceCache cache = cache(100, 1 << 20);
        assertThat(text(file(cache, "/bare/file", 0))).isEqualTo("bare");
        TestSite.write(root, "bare/file", "news".getBytes(StandardCharsets.US_ASCII));
        Files.setLastModifiedTime(
                root.resolve("bare/file"), FileTime.from(Instant.ofEpochSecond(TestSite.MODIFIED + 1)));
        assertThat(text(file(cache, "/bare/file", FRESH))).isEqualTo("bare");
        assertThat(text(file(cache, "/bare/file", FRESH + 1))).isEqualTo("news");
        Files.delete(root.resolve("bare/file"));
        assertThat(text(file(cache, "/bare/file", 2 * FRESH))).isEqualTo("news");
        assertThat(find(cache, "/bare/file", 3 * FRESH)).isEqualTo(new Lookup.Failure(Status.NOT_FOUND));
    }

    @Test
    void readsAFileOnceAsLongAsItIsTheSame() throws IOException {
        ResourceCache cache = cache(100, 1 << 20);
        Resource first = file(cache, "/bare/file", 0);
        assertThat(file(cache, "/bare/file", 10 * FRESH)).isSameAs(first);
        assertThat(cache.counts().loads().sum()).isEqualTo(1);
        cache.clear();
        assertThat(first.isGone()).isTrue();
        assertThat(cache.memoryBytes()).isZero();
        assertThat(file(cache, "/bare/file", 10 * FRESH)).isNotSameAs(first);
    }

    @Test
    void seesAFileThatWasReplacedByOneWithTheSameDateAndSize() throws IOException {
        ResourceCache cache = cache(100, 1 << 20);
        assertThat(text(file(cache, "/bare/file", 0))).isEqualTo("bare");
        TestSite.write(root, "bare/other", "BARE".getBytes(StandardCharsets.US_ASCII));
        Files.move(
                root.resolve("bare/other"),
                root.resolve("bare/file"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(text(file(cache, "/bare/file", 2 * FRESH))).isEqualTo("BARE");
    }

    @Test
    void keepsWithinItsBudgetWhatWasLookedAtLast() throws IOException {
        ResourceCache cache = cache(1000, 4000);
        for (int i = 0; i < 5; i++) {
            TestSite.write(root, "file" + i, new byte[300]);
        }
        Resource first = file(cache, "/file0", 0);
        for (int i = 1; i < 5; i++) {
            file(cache, "/file" + i, 0);
            file(cache, "/file0", 0);
            assertThat(cache.memoryBytes()).isLessThanOrEqualTo(4000);
        }
        assertThat(cache.counts().evictions().sum()).isPositive();
        assertThat(first.isGone()).isFalse();
    }

    @Test
    void keepsLargeFilesOnDiskAndOpensOnlyWhatIsStillTheSame() throws IOException {
        Resource large = file(cache(100, 1 << 20), "/large.bin", 0);
        assertThat(text(large)).isEqualTo("not kept");
        var open = large.plain().open();
        assertThat(open).isNotNull();
        assertThat(open.size()).isEqualTo(300_000);
        open.close();
        Files.write(root.resolve("large.bin"), new byte[300_000]);
        assertThat(large.plain().open()).isNull();
    }

    @Test
    void seesCompressedFilesComeAndGoAndLeavesOldOnes() throws IOException {
        ResourceCache cache = cache(100, 1 << 20);
        assertThat(file(cache, "/bare/file", 0).isSingle()).isTrue();
        TestSite.write(root, "bare/file.gz", "gz".getBytes(StandardCharsets.US_ASCII));
        assertThat(file(cache, "/bare/file", 2 * FRESH).isSingle()).isFalse();
        Files.setLastModifiedTime(
                root.resolve("bare/file.gz"), FileTime.from(Instant.ofEpochSecond(TestSite.MODIFIED - 1)));
        assertThat(file(cache, "/bare/file", 4 * FRESH).isSingle()).isTrue();
    }

    @Test
    void findsTargetsAgainWithoutLookingAtDisk() throws IOException {
        ResourceCache cache = cache(100, 1 << 20);
        HotTargets hot = new HotTargets(FRESH);
        byte[] path = "x/bare/file".getBytes(StandardCharsets.US_ASCII);
        Resource resource = file(cache, "/bare/file", 0);
        assertThat(hot.get(path, 1, path.length, 0)).isNull();
        hot.put(path, 1, path.length, resource);
        assertThat(hot.get(path, 1, path.length, FRESH)).isSameAs(resource);
        assertThat(hot.get(path, 0, path.length, 0)).isNull();
        assertThat(hot.get(path, 1, path.length, FRESH + 1)).isNull();
        cache.clear();
        assertThat(hot.get(path, 1, path.length, 0)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "a.html, text/html; charset=utf-8",
        "a.HTML, text/html; charset=utf-8",
        "a.css, text/css; charset=utf-8",
        "a.mjs, text/javascript; charset=utf-8",
        "a.json, application/json",
        "a.svg, image/svg+xml",
        "a.woff2, font/woff2",
        "a.wasm, application/wasm",
        "a.tar.gz, application/gzip",
        "a.unknown, application/octet-stream",
        "a, application/octet-stream",
    })
    void knowsMediaTypes(String name, String type) {
        assertThat(new MediaTypes().of(name, "utf-8")).isEqualTo(type);
    }

    @Test
    void takesFurtherMediaTypes() throws IOException {
        Path file = root.resolve("types");
        Files.writeString(file, "# comment\n\ntext/x-special  special SPC\n");
        MediaTypes types = new MediaTypes();
        types.add(file);
        assertThat(types.of("a.spc", "")).isEqualTo("text/x-special");
        Files.writeString(file, "text/plain txt\nnonsense html\n");
        assertThatThrownBy(() -> new MediaTypes().add(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ":2: `nonsense` is no media type; a line is `TYPE/SUBTYPE EXTENSION ..`");
    }
}
