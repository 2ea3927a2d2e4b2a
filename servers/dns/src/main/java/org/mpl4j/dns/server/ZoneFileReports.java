package org.mpl4j.dns.server;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.file.ZoneFileException;
import org.mpl4j.dns.zone.file.ZoneFileProblem;
import org.mpl4j.dns.zone.file.ZoneFiles;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.servers.common.operate.HeldLog;

/** Tells the log what becomes of zone files, and keeps which zones are not what their files say. */
final class ZoneFileReports implements ZoneFiles.Listener {
    private static final System.Logger LOG = HeldLog.logger("org.mpl4j.dns.zone");

    /** Why a zone is not what its file says, by its name; a zone without problems is not here. */
    private final Map<String, String> broken = new LinkedHashMap<>();

    /** What is wrong, a line a zone. */
    synchronized List<String> problems() {
        return List.copyOf(broken.values());
    }

    /** The zone is not read from a file any more. */
    synchronized void forget(DnsName apex) {
        broken.remove(key(apex));
    }

    private static String key(DnsName apex) {
        return apex.toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public void loaded(Zone zone, Path file, List<ZoneFileProblem> warnings) {
        forget(zone.apex());
        warnings.forEach(warning -> LOG.log(System.Logger.Level.WARNING, warning::toString));
        LOG.log(
                System.Logger.Level.INFO,
                () -> "zone " + zone.apex() + " serial " + zone.serial() + " from " + file + ": "
                        + zone.nodes().size() + " names");
    }

    @Override
    public synchronized void failed(DnsName apex, ZoneFileException failure) {
        broken.put(key(apex), "zone " + apex + ": " + failure.getMessage());
        LOG.log(System.Logger.Level.ERROR, () -> "zone " + apex + " stays as it is: " + failure.getMessage());
    }

    @Override
    public void progress(DnsName apex, long records, long bytesRead, long bytes) {
        if (bytesRead < bytes) {
            LOG.log(
                    System.Logger.Level.INFO,
                    () -> "zone " + apex + ": " + records + " records, " + 100 * bytesRead / bytes + " % of the file");
        }
    }
}
