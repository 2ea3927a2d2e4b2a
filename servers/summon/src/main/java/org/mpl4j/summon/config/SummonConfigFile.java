package org.mpl4j.summon.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.mpl4j.dns.config.ConfigFile;
import org.mpl4j.servers.common.config.ConfigException;
import org.mpl4j.servers.common.config.ConfigProblem;

/** Reads a directory's configuration. */
public final class SummonConfigFile {
    private SummonConfigFile() {}

    /**
     * Reads a file. Paths in it are relative to its folder.
     *
     * @throws IOException if it can't be read
     * @throws ConfigException if something is wrong in it
     */
    public static SummonConfig read(Path file) throws IOException, ConfigException {
        Path folder = file.toAbsolutePath().getParent();
        SummonConfig config = ConfigFile.read(file, new SummonConfigReader(folder)::read);
        if (config == null) {
            throw new ConfigException(List.of(new ConfigProblem(
                    file.toString(),
                    0,
                    0,
                    "nothing is in it",
                    "`mpl-summon --example` prints a configuration with all keys")));
        }
        return config;
    }
}
