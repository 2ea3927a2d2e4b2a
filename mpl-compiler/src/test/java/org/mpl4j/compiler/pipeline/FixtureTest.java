package org.mpl4j.compiler.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.diagnostic.Rendering;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;
import org.mpl4j.compiler.spl.pipeline.PolicyCompiler;

/**
 * What the compiler says, word for word: {@code fixtures/E0202/field.mpl} is reported as {@code fixtures/E0202/field.errors} says, with at least the code that its folder
 * is named after; so are policies, {@code .spl}. Run with {@code -Dmpl.updateGoldens=true} to write the second file of each pair anew.
 */
class FixtureTest {
    private static final Path FOLDER = Path.of("src/test/resources/fixtures");
    private static final List<String> ENDINGS = List.of(".mpl", ".spl");
    private static final boolean REWRITE = Boolean.getBoolean("mpl.updateGoldens");

    @TestFactory
    Stream<DynamicTest> reports() throws IOException {
        SpecPath path = new SpecPath(List.of(inMemory()));
        SpecRoot files = path.roots().get(0);
        return ENDINGS.stream()
                .flatMap(ending -> list(files, ending).stream())
                .filter(file -> file.chars().filter(c -> c == '/').count() == 1)
                .map(file -> DynamicTest.dynamicTest(file, () -> compare(file, path)));
    }

    @Test
    void everyCodeHasAFolder() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            Arrays.stream(Code.values()).map(Enum::name).toArray(String[]::new));
        }
    }

    /** With names that are the same wherever the tests run. */
    private static SpecRoot inMemory() throws IOException {
        SpecRoot folder = new SpecRoot.Folder(FOLDER);
        Map<String, String> files = new HashMap<>();
        for (String ending : ENDINGS) {
            for (String file : folder.list(ending)) {
                files.put(file, folder.read(file).orElseThrow());
            }
        }
        return new SpecRoot.Memory("fixtures", files);
    }

    private static List<String> list(SpecRoot root, String ending) {
        try {
            return root.list(ending);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compare(String file, SpecPath path) throws IOException {
        List<SourceFile> sources = List.of(path.load(file).orElseThrow());
        List<Diagnostic> diagnostics = file.endsWith(".spl")
                ? PolicyCompiler.compile(path, sources).diagnostics()
                : Compiler.compile(path, sources).diagnostics();
        String report = Rendering.plain().render(diagnostics);
        Path expected = FOLDER.resolve(file.replaceAll("\\.[ms]pl$", ".errors"));
        if (REWRITE) {
            Files.writeString(expected, report, StandardCharsets.UTF_8);
        }
        assertThat(diagnostics.stream().map(diagnostic -> diagnostic.code().name()))
                .contains(file.substring(0, file.indexOf('/')));
        assertThat(report).isEqualTo(Files.readString(expected, StandardCharsets.UTF_8));
    }
}
