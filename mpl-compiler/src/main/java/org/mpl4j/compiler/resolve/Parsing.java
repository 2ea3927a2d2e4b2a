package org.mpl4j.compiler.resolve;

import org.mpl4j.compiler.ast.SpecFile;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.parse.SpecParser;
import org.mpl4j.compiler.source.SourceFile;

/** What is made of files with syntax errors. */
public enum Parsing {
    /** Nothing: whatever depends on them would be reported, too. */
    WHOLE_FILES,
    /** Whatever in them has no error: what is reported of the rest may not be so. For editors, which want to know what is known. */
    INTACT_PARTS;

    SpecFile parse(SourceFile source, Diagnostics diagnostics) {
        return this == WHOLE_FILES
                ? SpecParser.parse(source, diagnostics)
                : SpecParser.parseIntactParts(source, diagnostics);
    }
}
