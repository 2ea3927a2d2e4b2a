package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/** String constants that take several lines. */
final class LongText {
    private static final int MAX_LINE = 90;

    private LongText() {}

    /** Words with spaces between them. */
    static CodeBlock of(List<String> words) {
        List<CodeBlock> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            if (line.length() + word.length() >= MAX_LINE) {
                lines.add(CodeBlock.of("$S", line.append(' ').toString()));
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(CodeBlock.of("$S", line.toString()));
        return CodeBlock.join(lines, "\n+ ");
    }
}
