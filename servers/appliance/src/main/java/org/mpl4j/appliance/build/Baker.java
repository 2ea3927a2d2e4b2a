package org.mpl4j.appliance.build;

import java.io.IOException;
import java.nio.file.Path;
import org.mpl4j.appliance.boot.Settings;
import org.mpl4j.servers.common.config.ConfigException;

/** Checks the configuration of a kind of server, and puts what it needs into an image. */
interface Baker {
    /**
     * Does it.
     *
     * @param config what was given: a file or folder
     * @param image the folder of the image
     * @param settings what the appliance will read
     * @throws ConfigException with all that is wrong with the configuration
     * @throws BuildException if an appliance cannot do what is configured
     */
    void bake(Path config, Path image, Settings settings) throws IOException, ConfigException, BuildException;
}
