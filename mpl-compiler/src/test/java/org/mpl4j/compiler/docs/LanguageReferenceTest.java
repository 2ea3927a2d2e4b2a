package org.mpl4j.compiler.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

class LanguageReferenceTest {
    private static final Path PAGE = Path.of("../docs/language.md");

    @TestFactory
    List<DynamicContainer> everyExampleIsWhatItSays() throws IOException {
        List<DynamicContainer> examples = PageExamples.of(PAGE);
        assertThat(examples).hasSizeGreaterThan(40);
        return examples;
    }
}
