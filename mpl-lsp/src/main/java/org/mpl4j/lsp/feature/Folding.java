package org.mpl4j.lsp.feature;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;
import org.mpl4j.compiler.ast.Token;
import org.mpl4j.compiler.parse.SpecParser;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.spl.parse.PolicyParser;
import org.mpl4j.lsp.text.TextLines;
import org.mpl4j.lsp.workspace.Snapshot;
import org.mpl4j.lsp.workspace.Uris;

/** What can be folded: braces and comments over several lines. That takes tokens only, so that syntax errors do not matter. */
public final class Folding {
    private Folding() {}

    public static List<FoldingRange> of(Snapshot snapshot, Path file) {
        SourceFile source = snapshot.source(file);
        TextLines lines = snapshot.lines(file);
        List<FoldingRange> found = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        for (Token token : Uris.isPolicy(file) ? PolicyParser.tokens(source) : SpecParser.tokens(source)) {
            int line = lines.line(token.span().start());
            if (token.isComment()) {
                add(
                        found,
                        line,
                        lines.line(Math.max(token.span().start(), token.span().end() - 1)),
                        FoldingRangeKind.Comment);
            } else if (token.is("{")) {
                open.push(line);
            } else if (token.is("}") && !open.isEmpty()) {
                // The line with the closing brace stays visible.
                add(found, open.pop(), line - 1, null);
            }
        }
        return found;
    }

    private static void add(
            List<FoldingRange> found, int first, int last, @org.jspecify.annotations.Nullable String kind) {
        if (last > first) {
            FoldingRange range = new FoldingRange(first, last);
            if (kind != null) {
                range.setKind(kind);
            }
            found.add(range);
        }
    }
}
