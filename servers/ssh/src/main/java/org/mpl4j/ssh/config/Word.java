package org.mpl4j.ssh.config;

/**
 * A word of a line, without its quotes.
 *
 * @param text of it
 * @param place where it begins
 */
record Word(String text, Place place) {
    boolean is(String other) {
        return text.equalsIgnoreCase(other);
    }

    ValueException wrong(String message, String help) {
        return new ValueException(place, message, help);
    }
}
