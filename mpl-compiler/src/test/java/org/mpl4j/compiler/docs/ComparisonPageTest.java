package org.mpl4j.compiler.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** What docs/comparison.md says of MPL. Its samples in other languages are run where those tools are, in the benchmarks. */
class ComparisonPageTest {
    private static final Path PAGE = Path.of("../docs/comparison.md");

    @TestFactory
    List<DynamicContainer> everyExampleIsWhatItSays() throws IOException {
        List<DynamicContainer> examples = PageExamples.of(PAGE);
        assertThat(examples).hasSizeGreaterThanOrEqualTo(4);
        return examples;
    }
}
