package org.mpl4j.compiler.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.diagnostic.Rendering;
import org.mpl4j.compiler.diagnostic.Severity;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;
import org.mpl4j.compiler.spl.pipeline.PolicyCompiler;

/** Every policy of docs/spl.md has exactly the errors and warnings that it says, which includes that its traces are as they say; so has every specification. */
class PolicyReferenceTest {
    private static final Path PAGE = Path.of("../docs/spl.md");

    @TestFactory
    List<DynamicTest> everyExampleIsWhatItSays() throws IOException {
        List<MarkdownBlock> blocks = MarkdownBlock.of(PAGE);
        List<DynamicTest> tests = blocks.stream()
                .filter(block -> block.is("spl") || block.is("mpl"))
                .map(block -> DynamicTest.dynamicTest(
                        "line " + block.line() + ": " + block.section(), () -> check(block, blocks)))
                .toList();
        assertThat(tests).hasSizeGreaterThan(20);
        return tests;
    }

    private static void check(MarkdownBlock block, List<MarkdownBlock> all) {
        Map<String, String> files = new HashMap<>();
        all.stream()
                .filter(other ->
                        other.option("file").isPresent() && other.section().equals(block.section()))
                .forEach(other -> files.put(other.option("file").get(), other.text()));
        SpecPath path = new SpecPath(List.of(new SpecRoot.Memory("page", files)));
        List<SourceFile> source = List.of(new SourceFile("example." + block.language(), "", block.text()));
        List<Diagnostic> found = block.is("spl")
                ? PolicyCompiler.compile(path, source).diagnostics()
                : Compiler.compile(path, source).diagnostics();
        String report = Rendering.plain().render(found);
        assertThat(codes(found, Severity.ERROR)).as(report).containsExactlyElementsOf(block.list("error"));
        assertThat(codes(found, Severity.WARNING)).as(report).containsExactlyElementsOf(block.list("warning"));
    }

    private static Stream<String> codes(List<Diagnostic> found, Severity severity) {
        return found.stream()
                .filter(diagnostic -> diagnostic.severity() == severity)
                .map(diagnostic -> diagnostic.code().name())
                .sorted()
                .distinct();
    }
}
