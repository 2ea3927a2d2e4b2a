package org.mpl4j.ssh.config;

/**
 * Where something stands.
 *
 * @param file as it was given, or the option of a command line
 * @param line from 1; 0 on a command line
 * @param column from 1
 */
public record Place(String file, int line, int column) {
    /** {@return an option of a command line} */
    public static Place option(String name) {
        return new Place(name, 0, 0);
    }

    Place at(int otherColumn) {
        return new Place(file, line, otherColumn);
    }
}
