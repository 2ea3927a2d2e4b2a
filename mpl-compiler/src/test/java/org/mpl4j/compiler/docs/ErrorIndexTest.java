package org.mpl4j.compiler.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.diagnostic.Severity;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SourceText;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;
import org.mpl4j.compiler.spl.pipeline.PolicyCompiler;

/** Every code is explained, its wrong example is reported with it and its right example is not; docs/errors.md is these explanations in one page. */
class ErrorIndexTest {
    private static final Path EXPLANATIONS = Path.of("src/main/resources/org/mpl4j/compiler/diagnostic/explain");
    private static final Path PAGE = Path.of("../docs/errors.md");
    private static final boolean REWRITE = Boolean.getBoolean("mpl.updateGoldens");
    private static final Map<String, String> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("01", "Text");
        GROUPS.put("02", "Names");
        GROUPS.put("03", "Types and values");
        GROUPS.put("04", "Classify and variants");
        GROUPS.put("05", "Structure");
        GROUPS.put("06", "Sizes; reading against writing");
        GROUPS.put("07", "Attributes");
        GROUPS.put("S01", "Policies");
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void theWrongExampleIsReported(Code code) {
        assertThat(codes(examples(code, "Wrong:", "Right:"))).contains(code);
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void theRightExampleIsRight(Code code) {
        assertThat(codes(examples(code, "Right:", "\0"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void theExplanationSaysMoreThanTheTitle(Code code) {
        String text = code.explanation().substring(0, code.explanation().indexOf("\nWrong:\n"));
        assertThat(text.strip().length()).isGreaterThan(60);
        assertThat(text.lines()).allMatch(line -> line.length() <= 180);
    }

    @Test
    void everyCodeHasAFixture() {
        assertThat(Stream.of(Code.values())
                        .filter(code -> !Files.isDirectory(Path.of("src/test/resources/fixtures", code.name()))))
                .isEmpty();
    }

    @Test
    void noExplanationIsLeftOver() throws IOException {
        try (Stream<Path> files = Files.list(EXPLANATIONS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.of(Code.values()).map(code -> code + ".md").toList());
        }
    }

    /** Run with {@code -Dmpl.updateGoldens=true} to write the page anew. */
    @Test
    void thePageIsUpToDate() throws IOException {
        if (REWRITE) {
            Files.writeString(PAGE, page());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page());
    }

    private static List<Code> codes(List<SourceFile> files) {
        Map<String, String> texts = files.stream().collect(Collectors.toMap(SourceFile::displayName, SourceFile::text));
        SpecPath path = new SpecPath(List.of(new SpecRoot.Memory("example", texts)));
        List<SourceFile> first = List.of(files.get(0));
        List<Diagnostic> diagnostics = files.get(0).displayName().endsWith(".spl")
                ? PolicyCompiler.compile(path, first).diagnostics()
                : Compiler.compile(path, first).diagnostics();
        return diagnostics.stream().map(Diagnostic::code).toList();
    }

    /** The files of an example, of which the first is the one to be compiled. */
    private static List<SourceFile> examples(Code code, String from, String to) {
        List<String> lines = code.explanation().lines().toList();
        int start = lines.indexOf(from);
        int end = lines.contains(to) ? lines.indexOf(to) : lines.size();
        List<SourceFile> files = new ArrayList<>();
        for (MarkdownBlock block : MarkdownBlock.of(lines.subList(start, end))) {
            String file = block.option("file").orElse(isPolicy(code) ? "example.spl" : "example.mpl");
            files.add(new SourceFile(file, SpecPath.directoryOf(file), SourceText.encode(block.text())));
        }
        return files;
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Errors and warnings

                <!-- Made from the explanations of `mplc explain` by ErrorIndexTest; do not edit. -->

                What the compiler says about a specification or a policy has a number that never changes its meaning. `mplc explain E0604` prints the entry of one.

                """);
        for (Map.Entry<String, String> group : GROUPS.entrySet()) {
            page.append("**").append(group.getValue()).append("**\n\n");
            for (Code code : codes(group.getKey())) {
                page.append("- [")
                        .append(code)
                        .append("](#")
                        .append(code.name().toLowerCase(Locale.ROOT))
                        .append(") ")
                        .append(code.title())
                        .append('\n');
            }
            page.append('\n');
        }
        for (String group : GROUPS.keySet()) {
            for (Code code : codes(group)) {
                page.append("## ").append(code).append("\n\n");
                page.append("*")
                        .append(kind(code))
                        .append(": ")
                        .append(code.title())
                        .append("*\n\n");
                page.append(code.explanation()).append('\n');
            }
        }
        return page.toString().stripTrailing() + "\n";
    }

    private static String kind(Code code) {
        return code.severity() == Severity.ERROR ? "Error" : "Warning";
    }

    private static List<Code> codes(String group) {
        return Stream.of(Code.values())
                .filter(code -> code.name().startsWith(group, isPolicy(code) ? 0 : 1))
                .toList();
    }

    private static boolean isPolicy(Code code) {
        return code.name().startsWith("S");
    }
}
