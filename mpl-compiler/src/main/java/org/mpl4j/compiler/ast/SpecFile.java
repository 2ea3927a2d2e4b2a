package org.mpl4j.compiler.ast;

import java.util.List;
import org.mpl4j.compiler.source.SourceFile;

/**
 * One file.
 *
 * @param comments every comment that is no doc comment of a node, in order of place
 */
public record SpecFile(SourceFile source, List<Declaration> declarations, List<Comment> comments) {
    public SpecFile {
        declarations = List.copyOf(declarations);
        comments = List.copyOf(comments);
    }
}
