package org.mpl4j.appliance.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ready values by name, each name with any number of them: lines of a name, a blank and a value. Whoever writes them has checked them. */
public final class Settings {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /** Reads a file that {@link #text} was written to. */
    public static Settings read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    /** Reads a text. */
    public static Settings parse(String text) throws IOException {
        Settings settings = new Settings();
        int begin = 0;
        while (begin < text.length()) {
            int end = text.indexOf('\n', begin);
            end = end < 0 ? text.length() : end;
            int blank = text.indexOf(' ', begin);
            if (blank < 0 || blank >= end) {
                throw new IOException("`" + text.substring(begin, end) + "` is no name with a value");
            }
            settings.add(text.substring(begin, blank), text.substring(blank + 1, end));
            begin = end + 1;
        }
        return settings;
    }

    /**
     * Adds a value.
     *
     * @throws IllegalArgumentException if a line cannot hold it
     */
    public Settings add(String name, Object value) {
        String text = value.toString();
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || name.indexOf(' ') >= 0) {
            throw new IllegalArgumentException("the value of " + name + " has an end of a line in it");
        }
        values.computeIfAbsent(name, key -> new ArrayList<>()).add(text);
        return this;
    }

    /** {@return all values of a name} */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** {@return the value of a name, or another one where there is none} */
    public String get(String name, String otherwise) {
        List<String> all = all(name);
        return all.isEmpty() ? otherwise : all.getFirst();
    }

    /**
     * The value of a name.
     *
     * @throws IOException if there is none
     */
    public String get(String name) throws IOException {
        List<String> all = all(name);
        if (all.isEmpty()) {
            throw new IOException("`" + name + "` is missing");
        }
        return all.getFirst();
    }

    /** {@return a number} */
    public long number(String name) throws IOException {
        try {
            return Long.parseLong(get(name));
        } catch (NumberFormatException e) {
            throw new IOException("`" + name + "` is no number: " + get(name), e);
        }
    }

    /** {@return a number, which an int holds} */
    int integer(String name) throws IOException {
        return (int) number(name);
    }

    /** {@return whether something is so} */
    boolean is(String name) throws IOException {
        return Boolean.parseBoolean(get(name));
    }

    /** {@return a time in milliseconds} */
    Duration millis(String name) throws IOException {
        return Duration.ofMillis(number(name));
    }

    /** {@return all lines} */
    public String text() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, all) ->
                all.forEach(value -> text.append(name).append(' ').append(value).append('\n')));
        return text.toString();
    }
}
