package org.mpl4j.compiler.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.compiler.diagnostic.Severity;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;

/** What MPL 2007 allows compiles: no check may refuse it. */
class Specs2007Test {
    private static final SpecRoot ROOT = new SpecRoot.Folder(Path.of("src/test/resources/specs2007"));
    private static final SpecPath PATH = new SpecPath(List.of(ROOT));

    static List<String> files() throws IOException {
        return ROOT.list(".mpl");
    }

    @ParameterizedTest
    @MethodSource("files")
    void compilesWithoutErrors(String file) throws IOException {
        SourceFile source = PATH.load(file).orElseThrow();
        CompilationResult result = Compiler.compile(PATH, List.of(source));
        assertThat(result.diagnostics()).noneMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
        assertThat(result.spec()).isPresent();
    }

    @Test
    void thereAreEnough() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(14);
    }
}
