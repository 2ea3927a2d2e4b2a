package org.mpl4j.dns.zone;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Serves versions of zones, each in the place of the one before. */
@FunctionalInterface
public interface Publisher {
    /**
     * Serves a version.
     *
     * @param content what the zone says; what is served may have more, such as signatures
     * @param change from the version before, null if that is not known
     * @throws IOException if that is not possible, and the version before is served
     */
    void publish(Zone content, @Nullable ZoneChange change) throws IOException;
}
