package org.mpl4j.compiler.ast.layout;

import java.util.List;
import org.mpl4j.compiler.ast.Token;

/** The formatted file as it grows: takes tokens and writes lines, with each comment at its place. */
public final class Page {
    /** Lines are no longer where they can be broken. */
    public static final int MAX_WIDTH = 120;

    private static final int CONTINUATION_INDENT = 4;

    private final TokenRow row;
    private final FormattedLines out = new FormattedLines();
    private boolean isAtStartOfBlock = true;

    public Page(TokenRow row) {
        this.row = row;
    }

    /** The tokens up to a place as one line, behind comments that cannot stand in it. */
    public void line(int end, int indent) {
        TokenRow.Line line = row.take(end);
        hoist(line.hoisted(), indent);
        finished(line.text(), indent);
    }

    /**
     * The tokens up to a place in as few lines as they fit into.
     *
     * @param breaks offsets of the tokens that a line may begin with
     */
    public void lines(int end, List<Integer> breaks, int indent) {
        TokenRow.Line whole = row.line(end);
        hoist(whole.hoisted(), indent);
        List<Integer> columns =
                breaks.stream().map(start -> row.column(whole, start)).toList();
        row.take(end);
        String text = whole.text();
        int from = 0;
        int here = indent;
        for (int i = 0; i < columns.size(); i++) {
            int start = columns.get(i);
            int stop = i + 1 < columns.size() ? columns.get(i + 1) - 1 : text.length();
            if (here + stop - from > MAX_WIDTH && start > from) {
                unfinished(text.substring(from, start).stripTrailing(), here);
                from = start;
                here = indent + CONTINUATION_INDENT;
            }
        }
        finished(text.substring(from), here);
    }

    /** The same, for what begins a block, up to its opening mark. */
    public void open(int end, List<Integer> breaks, int indent) {
        lines(end, breaks, indent);
        isAtStartOfBlock = true;
    }

    /** What stands between two blocks of a statement, from the closing mark of one to the opening mark of the other. */
    public void reopen(int end, int indent, int blockIndent) {
        close(end, indent, blockIndent);
        isAtStartOfBlock = true;
    }

    /** A line that begins a block, up to its opening mark. */
    public void open(int end, int indent) {
        line(end, indent);
        isAtStartOfBlock = true;
    }

    /** The rest of a statement behind its block. */
    public void close(int end, int indent, int blockIndent) {
        leading(row.startOfNextSignificant(), blockIndent);
        isAtStartOfBlock = false;
        TokenRow.Line line = row.take(end);
        hoist(line.hoisted(), blockIndent);
        finished(line.text(), indent);
    }

    /** A line of tokens that have been taken; what stands behind it in the source comes behind it. */
    public void finished(String text, int indent) {
        unfinished(text, indent);
        while (row.isNextTrailing()) {
            out.comment(row.take().text().stripTrailing());
        }
    }

    /** A line within a statement that goes on in the next line. */
    public void unfinished(String text, int indent) {
        out.add(indent, text);
        isAtStartOfBlock = false;
    }

    /** Comments that stand within what follows, but get lines of their own. */
    public void hoist(List<Token> comments, int indent) {
        comments.forEach(comment -> comment(comment, indent));
    }

    /** Comments before a place, and the empty lines between them and before what stands there. */
    public void leading(int start, int indent) {
        while (row.peek().filter(token -> token.span().start() < start).isPresent()) {
            blankLine();
            comment(row.take(), indent);
        }
        if (row.peek().filter(token -> !token.is("}")).isPresent()) {
            blankLine();
        }
    }

    private void comment(Token comment, int indent) {
        out.addComment(indent, comment.text());
        isAtStartOfBlock = false;
    }

    private void blankLine() {
        if (row.lineEndsBefore() > 1 && !isAtStartOfBlock) {
            out.blank();
        }
    }

    /** An empty line, whatever the source has. */
    public void blank() {
        out.blank();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
