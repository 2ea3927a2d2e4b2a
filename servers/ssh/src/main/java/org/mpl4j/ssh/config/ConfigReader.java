package org.mpl4j.ssh.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.servers.common.config.ConfigException;

/** Reads a configuration: first what was said on a command line, then a file, of which the former wins. Everything that is wrong is said at once. */
public final class ConfigReader {
    private final Problems problems;
    private final List<Settings.Line<?>> lines = new ArrayList<>();

    /** Begins; problems are added to those that there are. */
    public ConfigReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * Takes a line that was said on a command line.
     *
     * @param line keyword and value
     * @param option by which it was said, for problems
     * @param folder what paths are relative to
     */
    public ConfigReader line(String line, String option, Path folder) {
        DirectiveReader reader = new DirectiveReader(folder, problems);
        reader.readLine(line, Place.option(option));
        take(reader.directives(), 0);
        return this;
    }

    /**
     * Reads a file, and those that it includes. Paths in them are relative to its folder.
     *
     * @throws IOException if it can't be read
     */
    public ConfigReader file(Path file) throws IOException {
        DirectiveReader reader = new DirectiveReader(folderOf(file), problems);
        reader.read(file, file.toString());
        take(reader.directives(), 1);
        return this;
    }

    /**
     * Reads what stands in no file.
     *
     * @param text of it
     * @param name for problems
     * @param folder what paths are relative to
     */
    ConfigReader text(String text, String name, Path folder) {
        DirectiveReader reader = new DirectiveReader(folder, problems);
        reader.readText(text, name);
        take(reader.directives(), 1);
        return this;
    }

    private static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return folder == null ? Path.of("/") : folder;
    }

    private void take(List<Directive> directives, int layer) {
        for (Directive directive : directives) {
            try {
                Optional<Option<?>> option = Options.named(directive.keyword().text());
                if (option.isEmpty()) {
                    Lacking.check(directive);
                } else {
                    lines.add(line(option.get(), layer, directive));
                }
            } catch (ValueException e) {
                problems.add(e);
            }
        }
    }

    private static <T> Settings.Line<T> line(Option<T> option, int layer, Directive directive) throws ValueException {
        if (!directive.conditions().isEmpty() && !option.isMatchable()) {
            throw directive
                    .keyword()
                    .wrong(
                            "`%s` can't stand under Match".formatted(option.name()),
                            "put it before the first Match: it goes for the server as a whole");
        }
        return new Settings.Line<>(option, option.read(directive), layer, directive);
    }

    /**
     * Ends.
     *
     * @return what was read; if something is wrong, what is right of it, for further checks
     */
    public SshdConfig config() {
        SshdConfig config = new SshdConfig(lines);
        new ConfigChecks(problems).check(config);
        return config;
    }

    /**
     * Reads a file alone.
     *
     * @param file it
     * @return the configuration
     * @throws IOException if it can't be read
     * @throws ConfigException if something is wrong
     */
    public static SshdConfig read(Path file) throws IOException, ConfigException {
        Problems problems = new Problems();
        SshdConfig config = new ConfigReader(problems).file(file).config();
        problems.throwIfAny();
        return config;
    }
}
