package org.mpl4j.lsp.outline;

import java.util.List;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.parse.SpecParser;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.spl.parse.PolicyParser;

/** Outlines of files, of specifications as of policies. */
public final class Outlines {
    private Outlines() {}

    /** What a file declares, in order. Of a specification with syntax errors it is all but what they hide; of a policy with one it is nothing. */
    public static List<Outline> of(SourceFile source) {
        return source.displayName().endsWith(".spl")
                ? PolicyOutline.of(PolicyParser.parse(source, new Diagnostics()))
                : SpecOutline.of(SpecParser.parseIntactParts(source, new Diagnostics()));
    }
}
