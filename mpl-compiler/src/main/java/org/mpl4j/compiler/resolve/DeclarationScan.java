package org.mpl4j.compiler.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds out which names a file declares without parsing it, so that a search of a large library parses the one file that is meant. What it does not understand it
 * skips; the parser has the last word.
 */
final class DeclarationScan {
    private static final Set<String> KEYWORDS = Set.of("packet", "typedef", "extern");

    private final String text;
    private int at;
    private int depth;
    private final List<String> names = new ArrayList<>();

    private DeclarationScan(String text) {
        this.text = text;
    }

    /** The names of packets, structs, typedefs and extern types at the top level of a file, in order. */
    static List<String> of(String text) {
        DeclarationScan scan = new DeclarationScan(text);
        scan.run();
        return List.copyOf(scan.names);
    }

    private void run() {
        String before = "";
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isComment('/')) {
                skipLine();
            } else if (isComment('*')) {
                skipComment();
            } else if (c == '"') {
                skipString();
            } else if (isWordPart(c)) {
                before = word(before);
            } else {
                before = brace(c, before);
                at++;
            }
        }
    }

    private String word(String before) {
        int start = at;
        while (at < text.length() && isWordPart(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        if (depth == 0
                && (KEYWORDS.contains(before)
                        || before.equals("}") && !KEYWORDS.contains(word) && !word.equals("struct"))) {
            names.add(word);
        }
        return word;
    }

    private String brace(char c, String before) {
        if (c == '{') {
            depth++;
        } else if (c == '}') {
            depth = Math.max(0, depth - 1);
            return depth == 0 ? "}" : "";
        }
        return Character.isWhitespace(c) ? before : "";
    }

    private boolean isComment(char second) {
        return text.charAt(at) == '/' && at + 1 < text.length() && text.charAt(at + 1) == second;
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    private void skipComment() {
        int nesting = 0;
        do {
            if (isComment('*')) {
                nesting++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                nesting--;
                at += 2;
            } else {
                at++;
            }
        } while (nesting > 0 && at < text.length());
    }

    private void skipString() {
        int end = text.indexOf('"', at + 1);
        at = end < 0 ? text.length() : end + 1;
    }

    private static boolean isWordPart(char c) {
        return c == '_' || c == '\'' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
