package org.mpl4j.compiler.diagnostic;

import org.mpl4j.compiler.source.Span;

/** One line for the message, and one more for each second place. */
final class GccRendering implements Rendering {
    @Override
    public String render(Diagnostic diagnostic) {
        StringBuilder out = new StringBuilder();
        line(
                out,
                diagnostic.span(),
                diagnostic.severity().word(),
                diagnostic.message() + " [" + diagnostic.code() + "]");
        for (Diagnostic.Label other : diagnostic.others()) {
            line(out, other.span(), "note", other.text());
        }
        return out.toString();
    }

    private static void line(StringBuilder out, Span span, String kind, String text) {
        out.append(Printable.text(span.toString()))
                .append(": ")
                .append(kind)
                .append(": ")
                .append(Printable.text(text))
                .append('\n');
    }
}
