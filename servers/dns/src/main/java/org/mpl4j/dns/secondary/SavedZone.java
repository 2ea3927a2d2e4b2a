package org.mpl4j.dns.secondary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.file.ZoneFile;
import org.mpl4j.dns.zone.file.ZoneFileException;
import org.mpl4j.dns.zone.file.ZoneWriter;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.servers.common.operate.HeldLog;

/** The copy of a zone on disk. Its time is when a primary last said that it is the newest, so that its age is known after a restart. */
final class SavedZone {
    private static final System.Logger LOG = HeldLog.logger("org.mpl4j.dns.secondary");

    private final DnsName apex;
    private final @Nullable Path file;

    /**
     * Such a copy.
     *
     * @param file where it is; null if none is kept
     */
    SavedZone(DnsName apex, @Nullable Path file) {
        this.apex = apex;
        this.file = file;
    }

    /** The zone that was saved; null if there is none. */
    @Nullable
    Zone load() {
        if (file == null || !Files.exists(file)) {
            return null;
        }
        try {
            return ZoneFile.read(apex, file);
        } catch (ZoneFileException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    () -> "zone " + apex + ": the copy that was saved is of no use: " + e.getMessage());
            return null;
        }
    }

    /** When it was known to be the newest. */
    Instant time() {
        try {
            return file == null
                    ? Instant.EPOCH
                    : Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "zone " + apex + ": the time of " + file + " is not known: " + e);
            return Instant.EPOCH;
        }
    }

    void save(Zone zone) {
        if (file == null) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ZoneWriter.write(zone, file);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, () -> "zone " + apex + " is not saved: " + e);
        }
    }

    /** Keeps nothing. */
    void delete() {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, () -> "zone " + apex + ": " + file + " is not removed: " + e);
        }
    }

    /** It is still the newest. */
    void confirm(Instant now) {
        if (file == null || !Files.exists(file)) {
            return;
        }
        try {
            Files.setLastModifiedTime(file, FileTime.from(now));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, () -> "zone " + apex + ": the time of " + file + " is not kept: " + e);
        }
    }
}
