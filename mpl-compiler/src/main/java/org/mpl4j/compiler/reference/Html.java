package org.mpl4j.compiler.reference;

import java.util.regex.Pattern;
import org.mpl4j.compiler.svg.SvgText;

/** Text of a page. */
final class Html {
    private static final Pattern RFC = Pattern.compile("RFC (\\d+)(?: section (\\d+(?:\\.\\d+)*))?");

    private final StringBuilder out = new StringBuilder();

    /** Markup, as it is. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Text. */
    Html text(String text) {
        out.append(SvgText.escaped(text));
        return this;
    }

    /** Text in an element. */
    Html element(String name, String text) {
        return raw("<" + name + ">").text(text).raw("</" + name + ">");
    }

    /** A link, to a page or a place in one. */
    Html link(String target, String text) {
        return raw("<a href=\"" + SvgText.escaped(target) + "\">").text(text).raw("</a>");
    }

    /** Prose of a specification: RFCs that it names are linked to. */
    Html prose(String doc) {
        out.append(RFC.matcher(SvgText.escaped(doc)).replaceAll(found -> {
            String section = found.group(2) == null ? "" : "#section-" + found.group(2);
            return "<a href=\"https://www.rfc-editor.org/rfc/rfc" + found.group(1) + section + "\">" + found.group()
                    + "</a>";
        }));
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
