package org.mpl4j.compiler.spl.output.java;

import java.util.regex.Pattern;

/** The text of a class in fewer lines: comments of one line are on one, and constants of enumerations and fields that have no comment follow each other without empty lines. */
final class CompactText {
    private static final int WIDEST = 150;
    private static final Pattern COMMENT = Pattern.compile("(?m)^( *)/\\*\\*\\n *\\* (.{1," + WIDEST + "})\\n *\\*/$");
    private static final Pattern AFTER_CONSTANT = Pattern.compile("(?m)^( +\\w+,\\n)\\n");
    private static final Pattern BETWEEN_FIELDS =
            Pattern.compile("(?m)^( +private [^(){}\\n]*(?: = .*)?;\\n)\\n(?= +private [^(){}\\n]*(?: = .*)?;$)");

    private CompactText() {}

    static String of(String text) {
        String shorter = COMMENT.matcher(text).replaceAll("$1/** $2 */");
        shorter = AFTER_CONSTANT.matcher(shorter).replaceAll("$1");
        return BETWEEN_FIELDS.matcher(shorter).replaceAll("$1");
    }
}
