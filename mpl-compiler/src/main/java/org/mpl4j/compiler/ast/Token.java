package org.mpl4j.compiler.ast;

import org.mpl4j.compiler.source.Span;

/** A word, mark or comment of a specification, as written. */
public record Token(Kind kind, Span span) {
    /** What it is. */
    public enum Kind {
        NAME,
        TAG,
        INT,
        STRING,
        KEYWORD,
        SYMBOL,
        COMMENT,
        /** What begins nothing. */
        UNKNOWN
    }

    public String text() {
        return span.text();
    }

    public boolean isComment() {
        return kind == Kind.COMMENT;
    }

    /** Whether it is a comment of the form that can describe what follows it. */
    public boolean isDocComment() {
        return isComment() && span.end() - span.start() > 4 && text().startsWith("/**");
    }

    /** Whether a comment may stay within a line. A doc comment does, whatever its form: elsewhere it could become the description of something. */
    public boolean standsInLine() {
        return isDocComment() || text().startsWith("/*") && text().indexOf('\n') < 0;
    }

    /** Whether it is that mark or keyword. */
    public boolean is(String text) {
        return (kind == Kind.SYMBOL || kind == Kind.KEYWORD) && text().equals(text);
    }
}
