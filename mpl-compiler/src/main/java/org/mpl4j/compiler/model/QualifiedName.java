package org.mpl4j.compiler.model;

import java.util.Optional;

/**
 * The name of a packet, struct or shared enumeration, and where it lives.
 *
 * @param directory the folder of its file below the spec root, with {@code /} between parts; empty at the root. It becomes the Java package.
 * @param file the file's name without {@code .mpl}
 * @param name as declared
 */
public record QualifiedName(String directory, String file, String name) implements Comparable<QualifiedName> {
    /** The name that {@link #toString} gave, or empty if the text is none. */
    public static Optional<QualifiedName> parse(String text) {
        int colon = text.lastIndexOf(':');
        int slash = text.lastIndexOf('/', Math.max(colon, 0));
        return colon <= slash + 1 || colon == text.length() - 1
                ? Optional.empty()
                : Optional.of(new QualifiedName(
                        text.substring(0, Math.max(slash, 0)),
                        text.substring(slash + 1, colon),
                        text.substring(colon + 1)));
    }

    /** Its file below the spec root. */
    public String path() {
        return (directory.isEmpty() ? "" : directory + "/") + file + ".mpl";
    }

    @Override
    public int compareTo(QualifiedName other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return (directory.isEmpty() ? "" : directory + "/") + file + ":" + name;
    }
}
