package org.mpl4j.compiler.model;

/**
 * The name of a packet, struct or shared enumeration, and where it lives.
 *
 * @param directory the folder of its file below the spec root, with {@code /} between parts; empty at the root. It becomes the Java package.
 * @param file the file's name without {@code .mpl}
 * @param name as declared
 */
public record QualifiedName(String directory, String file, String name) implements Comparable<QualifiedName> {
    @Override
    public int compareTo(QualifiedName other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return (directory.isEmpty() ? "" : directory + "/") + file + ":" + name;
    }
}
