package org.mpl4j.ssh.operate;

import java.io.IOException;
import org.mpl4j.ssh.config.Problems;
import org.mpl4j.ssh.config.SshdConfig;

/** Where a configuration is read from, again and again. */
@FunctionalInterface
public interface ConfigSource {
    /**
     * Reads it as it is now.
     *
     * @param problems gets what is wrong
     * @return what is right
     * @throws IOException if it can't be read
     */
    SshdConfig read(Problems problems) throws IOException;
}
