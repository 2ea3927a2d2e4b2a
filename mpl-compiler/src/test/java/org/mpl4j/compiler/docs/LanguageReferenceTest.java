package org.mpl4j.compiler.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.parse.SpecParser;
import org.mpl4j.compiler.source.SourceFile;

/** The examples of the language reference are what it says that they are. */
class LanguageReferenceTest {
    private static final Path PAGE = Path.of("../docs/language.md");

    @TestFactory
    Stream<DynamicTest> everySpecificationParses() throws IOException {
        List<MarkdownBlock> specifications =
                MarkdownBlock.of(PAGE).stream().filter(block -> block.is("mpl")).toList();
        assertThat(specifications).hasSizeGreaterThan(40);
        return specifications.stream()
                .map(block -> DynamicTest.dynamicTest(
                        "line " + block.line() + ": " + block.section(), () -> assertThat(syntaxErrors(block)).isEmpty()));
    }

    private static List<?> syntaxErrors(MarkdownBlock block) {
        String text = new String(block.text().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        Diagnostics diagnostics = new Diagnostics();
        SpecParser.parse(new SourceFile("language.md", "", text), diagnostics);
        return diagnostics.sorted();
    }
}
