package org.mpl4j.ssh.config;

import java.nio.file.Path;

/**
 * A file that is named.
 *
 * @param path it, absolute
 * @param place where it is named
 */
public record FileName(Path path, Place place) {
    @Override
    public String toString() {
        return path.toString();
    }
}
