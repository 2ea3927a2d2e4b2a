package org.mpl4j.ssh.config;

import java.util.List;

/** All that a server is told. */
public final class SshdConfig {
    private final List<Settings.Line<?>> lines;
    private final Settings global;

    SshdConfig(List<Settings.Line<?>> lines) {
        this.lines = List.copyOf(lines);
        this.global =
                Settings.of(this.lines.stream().filter(Settings.Line::isGlobal).toList());
    }

    /** {@return what goes for the server as a whole, and for everybody whom no Match is about} */
    public Settings global() {
        return global;
    }

    /** {@return what goes for somebody} */
    public Settings of(Attempt attempt) {
        List<Settings.Line<?>> met = lines.stream()
                .filter(line -> line.directive().conditions().stream().allMatch(one -> one.isMet(attempt)))
                .toList();
        return Settings.of(met);
    }

    /** {@return every value of an option that is said, also under Match} */
    public <T> List<T> all(Option<T> option) {
        return lines.stream()
                .filter(line -> line.option() == option)
                .map(line -> {
                    @SuppressWarnings("unchecked") // The line is of this option.
                    T value = (T) line.value();
                    return value;
                })
                .toList();
    }

    /**
     * A value, and where it stands.
     *
     * @param value it
     * @param place of its line
     */
    public record Said<T>(T value, Place place) {}

    /** {@return every value of an option that is said, also under Match, with its place} */
    public <T> List<Said<T>> said(Option<T> option) {
        return lines.stream()
                .filter(line -> line.option() == option)
                .map(line -> {
                    @SuppressWarnings("unchecked") // The line is of this option.
                    T value = (T) line.value();
                    return new Said<>(value, line.directive().keyword().place());
                })
                .toList();
    }

    /** {@return the names of the files that its lines stand in, as they were given; those that are included, too} */
    public List<String> files() {
        return lines.stream()
                .filter(line -> line.layer() > 0)
                .map(line -> line.directive().keyword().place().file())
                .distinct()
                .toList();
    }

    /** {@return where an option is said first; the whole, if nowhere} */
    public Place place(Option<?> option) {
        return lines.stream()
                .filter(line -> line.option() == option)
                .map(line -> line.directive().keyword().place())
                .findFirst()
                .orElse(Place.option("configuration"));
    }

    /** {@return the lines, for what is to be checked of them together} */
    List<Settings.Line<?>> lines() {
        return lines;
    }
}
