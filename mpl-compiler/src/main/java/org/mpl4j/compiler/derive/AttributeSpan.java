package org.mpl4j.compiler.derive;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mpl4j.compiler.source.Span;

/** Finds the whole of an attribute in the text around its argument: {@code value(offset(data))} around {@code offset(data)}. */
final class AttributeSpan {
    private static final int MAX_GAP = 40;
    private static final Pattern CLOSING = Pattern.compile("\\s*\\)");

    private AttributeSpan() {}

    /** The span of the attribute; that of the argument where there is anything unusual between them. */
    static Span around(Span argument, String attribute) {
        String text = argument.file().text();
        int from = Math.max(0, argument.start() - MAX_GAP);
        Matcher opening =
                Pattern.compile("\\b" + attribute + "\\s*\\(\\s*$").matcher(text.substring(from, argument.start()));
        Matcher closing =
                CLOSING.matcher(text).region(argument.end(), Math.min(text.length(), argument.end() + MAX_GAP));
        return opening.find() && closing.lookingAt()
                ? new Span(argument.file(), from + opening.start(), closing.end())
                : argument;
    }
}
