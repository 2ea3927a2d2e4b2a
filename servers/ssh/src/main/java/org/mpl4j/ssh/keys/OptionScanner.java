package org.mpl4j.ssh.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the options before a key in authorized_keys: words with commas between them, and values in double quotes, in which a backslash keeps a quote. */
final class OptionScanner {
    private final String line;
    private int at;

    /** An option, in small letters, and its value. */
    record Option(String name, Optional<String> value) {}

    OptionScanner(String line) {
        this.line = line;
    }

    /** {@return the options up to the first blank outside of quotes} */
    List<Option> options() throws KeyFormatException {
        List<Option> options = new ArrayList<>();
        do {
            int start = at;
            while (at < line.length() && (Character.isLetterOrDigit(line.charAt(at)) || line.charAt(at) == '-')) {
                at++;
            }
            if (at == start) {
                throw new KeyFormatException("an option is expected in column " + (at + 1));
            }
            String name = line.substring(start, at).toLowerCase(Locale.ROOT);
            options.add(new Option(name, value(name)));
        } while (skip(','));
        if (at < line.length() && !isBlank()) {
            throw new KeyFormatException("a comma or a blank is expected in column " + (at + 1));
        }
        return options;
    }

    /** {@return what is behind the options} */
    String rest() {
        return line.substring(at).strip();
    }

    private Optional<String> value(String name) throws KeyFormatException {
        if (!skip('=')) {
            return Optional.empty();
        }
        if (!skip('"')) {
            throw new KeyFormatException("the value of %s is to be in double quotes".formatted(name));
        }
        StringBuilder value = new StringBuilder();
        while (at < line.length() && line.charAt(at) != '"') {
            if (line.startsWith("\\\"", at)) {
                at++;
            }
            value.append(line.charAt(at++));
        }
        if (!skip('"')) {
            throw new KeyFormatException("the quotes around the value of %s do not end".formatted(name));
        }
        return Optional.of(value.toString());
    }

    private boolean isBlank() {
        return line.charAt(at) == ' ' || line.charAt(at) == '\t';
    }

    private boolean skip(char c) {
        if (at < line.length() && line.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }
}
