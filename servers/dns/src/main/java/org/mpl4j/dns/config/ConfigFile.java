package org.mpl4j.dns.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.config.ConfigException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a configuration from a file of YAML. */
public final class ConfigFile {
    private ConfigFile() {}

    /**
     * Reads a file. Paths in it are relative to its folder.
     *
     * @throws IOException if it can't be read
     * @throws ConfigException if something is wrong in it
     */
    public static Config read(Path file) throws IOException, ConfigException {
        Path folder = file.toAbsolutePath().getParent();
        Config config = read(file, new ConfigReader(folder)::read);
        return config == null ? Config.defaults() : config;
    }

    /**
     * Reads a file that has something else in it.
     *
     * @param reader makes something of the whole; takes note of what is wrong
     * @return what the reader made, null if the file is empty
     * @throws IOException if it can't be read
     * @throws ConfigException if something is wrong in it
     */
    public static <T> @Nullable T read(Path file, Function<ConfigNode, @Nullable T> reader)
            throws IOException, ConfigException {
        String text;
        try {
            text = Files.readString(file);
        } catch (MalformedInputException e) {
            throw new IOException(file + " is not in UTF-8", e);
        }
        return parse(text, file.toString(), reader);
    }

    static Config parse(String text, String name, @Nullable Path folder) throws ConfigException {
        Config config = parse(text, name, new ConfigReader(folder)::read);
        return config == null ? Config.defaults() : config;
    }

    private static <T> @Nullable T parse(String text, String name, Function<ConfigNode, @Nullable T> reader)
            throws ConfigException {
        Problems problems = new Problems(name);
        Node root = compose(text, problems);
        problems.throwIfAny();
        T config = root == null ? null : reader.apply(new ConfigNode(root, problems));
        problems.throwIfAny();
        return config;
    }

    private static @Nullable Node compose(String text, Problems problems) {
        LoadSettings settings = LoadSettings.builder().setUseMarks(true).build();
        try {
            return new Compose(settings).composeString(text).orElse(null);
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark();
            problems.add(
                    mark.map(Mark::getLine).orElse(0),
                    mark.map(Mark::getColumn).orElse(0),
                    "this is not YAML: " + e.getProblem(),
                    "texts with : or # or at the beginning [ { & * are put into quotes; blanks at the beginning of a line say what belongs to what");
        } catch (YamlEngineException e) {
            problems.add(0, 0, "this is not YAML: " + e.getMessage(), null);
        }
        return null;
    }
}
