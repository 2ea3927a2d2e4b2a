package org.mpl4j.ssh.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.ssh.config.ConfigReader;

/**
 * Makes lines of a configuration of what is said on a command line.
 *
 * @param reader takes them
 */
record ConfigLines(ConfigReader reader) {
    /** A line as it is. */
    void add(String line, String option) {
        reader.line(line, option, Path.of("").toAbsolutePath());
    }

    void add(String keyword, String value, String option) {
        add(keyword + " " + quoted(value), option);
    }

    void addIf(String keyword, @Nullable String value, String option) {
        if (value != null) {
            add(keyword, value, option);
        }
    }

    void addAll(String keyword, List<String> values, String option) {
        values.forEach(value -> add(keyword, value, option));
    }

    /** Files, as words that have no tokens, and are not relative to a home directory. */
    static String escaped(String file) {
        return quoted(absolute(file).replace("%", "%%"));
    }

    static String absolute(String file) {
        return Path.of(file).toAbsolutePath().normalize().toString();
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
