package org.mpl4j.ssh.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The values that go for somebody: those under Match that are met before those that are not under one, and the first of several. */
public final class Settings {
    private final Map<Option<?>, Object> values;

    private Settings(Map<Option<?>, Object> values) {
        this.values = Map.copyOf(values);
    }

    /** Takes what goes of lines in their order. */
    static Settings of(List<Line<?>> lines) {
        Map<Option<?>, Object> values = new HashMap<>();
        for (Option<?> option : Options.all()) {
            value(option, lines).ifPresent(value -> values.put(option, value));
        }
        return new Settings(values);
    }

    /**
     * A directive that was read.
     *
     * @param option what about
     * @param value what is said
     * @param layer 0 for a command line, which wins; 1 for files
     * @param directive it
     */
    record Line<T>(Option<T> option, T value, int layer, Directive directive) {
        boolean isGlobal() {
            return directive.conditions().isEmpty();
        }
    }

    private static <T> Optional<T> value(Option<T> option, List<Line<?>> lines) {
        List<T> said = new ArrayList<>();
        Boolean isGlobal = null;
        int layer = 0;
        // Conditional lines of files come first, then others; a command line has no conditions and is asked before all.
        for (Line<?> line : ordered(lines)) {
            if (line.option() != option) {
                continue;
            }
            if (isGlobal == null) {
                isGlobal = line.isGlobal();
                layer = line.layer();
            }
            if (line.isGlobal() == isGlobal && line.layer() == layer) {
                @SuppressWarnings("unchecked") // The line is of this option.
                T value = (T) line.value();
                said.add(value);
            }
        }
        return said.isEmpty() ? Optional.empty() : Optional.of(option.merge(said));
    }

    private static List<Line<?>> ordered(List<Line<?>> lines) {
        List<Line<?>> ordered = new ArrayList<>();
        lines.stream().filter(line -> line.layer() == 0).forEach(ordered::add);
        lines.stream().filter(line -> line.layer() > 0 && !line.isGlobal()).forEach(ordered::add);
        lines.stream().filter(line -> line.layer() > 0 && line.isGlobal()).forEach(ordered::add);
        return ordered;
    }

    /** {@return the value of an option} */
    public <T> T get(Option<T> option) {
        Object value = values.get(option);
        @SuppressWarnings("unchecked") // Put there by the same option.
        T typed = value == null ? option.standard() : (T) value;
        return typed;
    }

    /** {@return whether something is said, and not only standard} */
    public boolean isSaid(Option<?> option) {
        return values.containsKey(option);
    }

    /** {@return all values, a line each, as they could stand in a file} */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Option<?> option : Options.all()) {
            print(option).forEach(value -> lines.add(option.name().toLowerCase(Locale.ROOT) + " " + value));
        }
        return lines;
    }

    private <T> List<String> print(Option<T> option) {
        return option.print(get(option));
    }
}
