package org.mpl4j.compiler.ast;

import java.util.List;
import java.util.Locale;
import org.mpl4j.compiler.source.SourceText;

/** Tokens as text: one a line with place, kind and spelling. */
public final class TokenDump {
    private TokenDump() {}

    /** All tokens of a file, comments too, in order. */
    public static String of(List<Token> tokens) {
        StringBuilder out = new StringBuilder();
        for (Token token : tokens) {
            String place = token.span().line() + ":" + token.span().column();
            String kind = token.kind().name().toLowerCase(Locale.ROOT);
            String text = SourceText.decode(token.text()).replace("\r", "\\r").replace("\n", "\\n");
            out.append(String.format(Locale.ROOT, "%-8s %-8s %s\n", place, kind, text));
        }
        return out.toString();
    }
}
