package org.mpl4j.compiler.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/** One of the forms in which diagnostics are shown. A rendering has no state; lines end in {@code \n}. */
public interface Rendering {
    /** The text of one diagnostic, with the end of its last line. */
    String render(Diagnostic diagnostic);

    /** What stands between two diagnostics. */
    default String separator() {
        return "";
    }

    /** The text of several, in the order given. */
    default String render(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(this::render).collect(Collectors.joining(separator()));
    }

    /** Message, place, source excerpts with carets, and help, for a terminal. */
    static Rendering terminal() {
        return new ExcerptRendering(true, false);
    }

    /** The same without colours, for a pipe or a file. */
    static Rendering plain() {
        return new ExcerptRendering(false, false);
    }

    /** The place before the message, {@code file:[line,column] error[code]: message}, as IDEs find it in the output of Maven; then excerpts and help, without colours. */
    static Rendering build() {
        return new ExcerptRendering(false, true);
    }

    /** One JSON object a line, for tools. */
    static Rendering json() {
        return new JsonRendering();
    }

    /** One line each, in the form that editors know from compilers: {@code file:line:column: error: message [code]}. */
    static Rendering gcc() {
        return new GccRendering();
    }
}
