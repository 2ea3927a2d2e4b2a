package org.mpl4j.compiler.diagnostic;

import static org.mpl4j.compiler.diagnostic.Severity.ERROR;

/** Everything that the compiler can say about a specification. The number never changes its meaning. */
public enum Code {
    E0101(ERROR, "syntax error"),
    E0102(ERROR, "unterminated string"),
    E0103(ERROR, "unterminated comment"),
    E0104(ERROR, "character that begins nothing"),
    E0105(ERROR, "not a number"),
    E0106(ERROR, "nested too deep"),
    E0107(ERROR, "bad string escape");

    private final Severity severity;
    private final String title;

    Code(Severity severity, String title) {
        this.severity = severity;
        this.title = title;
    }

    public Severity severity() {
        return severity;
    }

    public String title() {
        return title;
    }
}
