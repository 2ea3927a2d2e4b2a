package org.mpl4j.summon.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Conduits with appliances, by their names.
 *
 * @param socket where they are asked for
 * @param group whose members may ask, beside the directory's own user; null for nobody else
 * @param atOnce how many may wait for one
 */
public record ConduitConfig(Path socket, @Nullable String group, int atOnce) {
    /** Where they are asked for if nothing else is said, in the folder of the directory. */
    public static final String SOCKET = "conduits";
}
