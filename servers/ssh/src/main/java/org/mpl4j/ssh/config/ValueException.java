package org.mpl4j.ssh.config;

/** A value that is none: caught where directives are read, so that the next one is read, too. */
final class ValueException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Place place;
    private final String help;

    ValueException(Place place, String message, String help) {
        super(message);
        this.place = place;
        this.help = help;
    }

    Place place() {
        return place;
    }

    String help() {
        return help;
    }
}
