package org.mpl4j.compiler.spl.ast;

import java.util.List;
import org.mpl4j.compiler.ast.Comment;
import org.mpl4j.compiler.source.SourceFile;

/**
 * One file.
 *
 * @param comments every comment that is no doc comment of a routine, in order of place
 */
public record PolicyFile(SourceFile source, List<PolicyDeclaration> declarations, List<Comment> comments) {
    public PolicyFile {
        declarations = List.copyOf(declarations);
        comments = List.copyOf(comments);
    }

    /** The declarations of one kind, in order. */
    public <T extends PolicyDeclaration> List<T> all(Class<T> kind) {
        return declarations.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
