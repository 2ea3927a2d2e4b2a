package org.mpl4j.compiler.pipeline;

import java.util.Optional;
import org.mpl4j.compiler.ast.AstDump;
import org.mpl4j.compiler.ast.SpecFile;
import org.mpl4j.compiler.ast.SpecPrinter;
import org.mpl4j.compiler.ast.TokenDump;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.parse.SpecParser;
import org.mpl4j.compiler.source.SourceFile;

/** What can be done with one file by its syntax alone. Results are source text: one character a byte. */
public final class Syntax {
    private Syntax() {}

    /** The file in canonical form; empty if it has syntax errors, which are reported. */
    public static Optional<String> format(SourceFile source, Diagnostics diagnostics) {
        SpecFile file = SpecParser.parse(source, diagnostics);
        return diagnostics.hasErrors()
                ? Optional.empty()
                : Optional.of(SpecPrinter.print(file, SpecParser.tokens(source)));
    }

    /** The tokens of any file, one a line. */
    public static String tokens(SourceFile source) {
        return TokenDump.of(SpecParser.tokens(source));
    }

    /** The syntax tree; empty if it has syntax errors, which are reported. */
    public static Optional<String> tree(SourceFile source, Diagnostics diagnostics) {
        SpecFile file = SpecParser.parse(source, diagnostics);
        return diagnostics.hasErrors() ? Optional.empty() : Optional.of(AstDump.of(file));
    }
}
