package org.mpl4j.servers.common.config;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a configuration.
 *
 * @param file as it was given, or what else it stands in
 * @param line from 1; 0 in what has no lines
 * @param column from 1
 * @param message what is wrong
 * @param help how to mend it, null if the message says that
 */
public record ConfigProblem(
        String file,
        int line,
        int column,
        String message,
        @Nullable String help) {
    @Override
    public String toString() {
        return (line == 0 ? file : file + ":" + line + ":" + column) + ": " + message
                + (help == null ? "" : "\n  help: " + help);
    }
}
