package org.mpl4j.compiler.spl.output.java;

/** Text of Javadoc in lines that are not too long. */
final class Lines {
    private static final int LONGEST = 140;

    private Lines() {}

    /** The words of a text, with a line's end behind the last one. */
    static String wrapped(String text) {
        StringBuilder lines = new StringBuilder();
        int length = 0;
        for (String word : text.split(" ")) {
            if (length > 0) {
                boolean isFull = length + 1 + word.length() > LONGEST;
                lines.append(isFull ? '\n' : ' ');
                length = isFull ? 0 : length + 1;
            }
            lines.append(word);
            length += word.length();
        }
        return lines.append('\n').toString();
    }
}
