package org.mpl4j.compiler.diagnostic;

/** Keeps what stands in a specification from steering the terminal that it is shown on. */
final class Printable {
    private Printable() {}

    /** The text with every control and direction character, line ends too, replaced by a mark. */
    static String text(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(character(c)));
        return out.toString();
    }

    static int character(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> 0xfffd;
            default -> codePoint;
        };
    }
}
