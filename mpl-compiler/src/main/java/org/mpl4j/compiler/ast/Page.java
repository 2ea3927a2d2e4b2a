package org.mpl4j.compiler.ast;

import java.util.List;

/** The formatted file as it grows: takes tokens and writes lines, with each comment at its place. */
final class Page {
    private final TokenRow row;
    private final FormattedLines out = new FormattedLines();
    private boolean isAtStartOfBlock = true;

    Page(TokenRow row) {
        this.row = row;
    }

    /** The tokens up to a place as one line, behind comments that cannot stand in it. */
    void line(int end, int indent) {
        TokenRow.Line line = row.take(end);
        hoist(line.hoisted(), indent);
        finished(line.text(), indent);
    }

    /** A line that begins a block, up to its opening mark. */
    void open(int end, int indent) {
        line(end, indent);
        isAtStartOfBlock = true;
    }

    /** The rest of a statement behind its block. */
    void close(int end, int indent, int blockIndent) {
        leading(row.startOfNextSignificant(), blockIndent);
        isAtStartOfBlock = false;
        TokenRow.Line line = row.take(end);
        hoist(line.hoisted(), blockIndent);
        finished(line.text(), indent);
    }

    /** A line of tokens that have been taken; what stands behind it in the source comes behind it. */
    void finished(String text, int indent) {
        unfinished(text, indent);
        while (row.isNextTrailing()) {
            out.comment(row.take().text().stripTrailing());
        }
    }

    /** A line within a statement that goes on in the next line. */
    void unfinished(String text, int indent) {
        out.add(indent, text);
        isAtStartOfBlock = false;
    }

    /** Comments that stand within what follows, but get lines of their own. */
    void hoist(List<Token> comments, int indent) {
        comments.forEach(comment -> comment(comment, indent));
    }

    /** Comments before a place, and the empty lines between them and before what stands there. */
    void leading(int start, int indent) {
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
    void blank() {
        out.blank();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
