package org.mpl4j.dns.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.file.ZoneFile;
import org.mpl4j.dns.zone.file.ZoneFileException;
import org.mpl4j.dns.zone.file.ZoneWriter;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.servers.common.operate.HeldLog;

/**
 * A signed version of a zone on disk, so that a server that starts again need not sign all of it, and secondary servers need not transfer all of it. It may be an old one:
 * whoever signs goes by what of it is still the same.
 */
final class SignedCopy {
    /** It is written no more often than this, so that the disk is not busy with a large zone that changes all the time. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final System.Logger LOG = HeldLog.logger("org.mpl4j.dns.signing");

    private final DnsName apex;
    private final Path file;
    private @Nullable Zone saved;
    private Instant next = Instant.MIN;

    SignedCopy(DnsName apex, Path file) {
        this.apex = apex;
        this.file = file;
    }

    /** The copy, null if there is none, or none that is of use. */
    synchronized @Nullable Zone load() {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            Zone zone = ZoneFile.read(apex, file);
            saved = zone;
            return zone.isSigned() ? zone : null;
        } catch (ZoneFileException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "zone " + apex + " is signed anew, as " + file + " can't be read: " + e.getMessage());
            return null;
        }
    }

    /**
     * Keeps a version.
     *
     * @param zone the version
     * @param now the time
     * @param isLast whether there will be no later one to be kept instead
     */
    synchronized void save(Zone zone, Instant now, boolean isLast) {
        if (zone == saved || (!isLast && now.isBefore(next))) {
            return;
        }
        next = now.plus(PAUSE);
        try {
            ZoneWriter.write(zone, file);
            KeyFile.giveToOwnerOf(file.resolveSibling("."), file);
            saved = zone;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, () -> "signatures of the zone " + apex + " are not kept: " + e);
        }
    }
}
