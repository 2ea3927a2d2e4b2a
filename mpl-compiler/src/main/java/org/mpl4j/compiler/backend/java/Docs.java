package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.model.Item;

/** Javadoc from doc comments, in which nothing is a tag or markup. */
final class Docs {
    private Docs() {}

    /** Text that Javadoc shows as it is, but for space around it. */
    static String escape(String text) {
        return literal(text).strip();
    }

    private static String literal(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("*/", "*&#47;")
                .replace("\\", "&#92;")
                .replace("{", "&#123;")
                .replace("}", "&#125;");
    }

    /** Lines that Javadoc shows as they are, below what it says of a class; nothing where there are none. */
    static CodeBlock preformatted(List<String> lines) {
        return lines.isEmpty()
                ? CodeBlock.of("")
                : CodeBlock.of("\n<pre>\n$L\n</pre>\n", literal(String.join("\n", lines)));
    }

    /** What a method returns, after the doc comment of what it is about. */
    static CodeBlock returning(String what, Optional<String> doc) {
        String text = doc.map(d -> what + ": " + escape(d)).orElse(what);
        return CodeBlock.of("{@return $L}\n", text);
    }

    static CodeBlock returning(Item item) {
        return returning(code(item.name()), item.doc());
    }

    /** A name in the font of code; labels are strings, so anything may be in them. */
    static String code(String name) {
        boolean isPlain = name.chars().allMatch(c -> Character.isLetterOrDigit(c) || " _-.:'".indexOf(c) >= 0);
        return isPlain ? "{@code " + name + "}" : "<code>" + escape(name) + "</code>";
    }

    static CodeBlock sentence(String text, Optional<String> doc) {
        return CodeBlock.of("$L$L\n", text, doc.map(d -> "\n\n<p>" + escape(d)).orElse(""));
    }
}
