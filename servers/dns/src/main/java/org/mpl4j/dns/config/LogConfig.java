package org.mpl4j.dns.config;

/**
 * How a server says what happens.
 *
 * @param format of a line
 * @param level the least important that is said
 */
public record LogConfig(Format format, System.Logger.Level level) {
    /** Formats of lines. */
    public enum Format {
        TEXT,
        JSON
    }

    /** Text, without details. */
    public static LogConfig defaults() {
        return new LogConfig(Format.TEXT, System.Logger.Level.INFO);
    }
}
