package org.mpl4j.compiler.interpret.json;

import com.fasterxml.jackson.core.JsonLocation;

/** A text that is not one JSON object. */
public final class DraftSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final String problem;

    DraftSyntaxException(JsonLocation place, String problem) {
        super("line " + place.getLineNr() + ", column " + place.getColumnNr() + ": " + problem);
        this.line = place.getLineNr();
        this.column = place.getColumnNr();
        this.problem = problem;
    }

    /** What is wrong, without the place. */
    public String problem() {
        return problem;
    }

    /** From 1; less where there is no single place. */
    public int line() {
        return line;
    }

    /** From 1; less where there is no single place. */
    public int column() {
        return column;
    }
}
