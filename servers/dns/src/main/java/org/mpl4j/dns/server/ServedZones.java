package org.mpl4j.dns.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.dns.signing.SignedZones;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.Zones;
import org.mpl4j.dns.zone.file.ZoneFile;
import org.mpl4j.dns.zone.file.ZoneFileException;
import org.mpl4j.dns.zone.file.ZoneFileProblem;
import org.mpl4j.dns.zone.file.ZoneFiles;
import org.mpl4j.runtime.codec.DnsName;

/** The zones of a configuration, from their files, and what has become of those. */
final class ServedZones {
    private static final System.Logger LOG = System.getLogger("org.mpl4j.dns.zone");

    private final Zones zones = new Zones();
    private final AtomicLong version = new AtomicLong();
    private final SignedZones signed = new SignedZones(zones, Clock.systemUTC());
    private final ZoneFiles files = new ZoneFiles(zones, new Report(), signed::sign);

    /** Why a zone is not what its file says, by its name; a zone without problems is not here. */
    private final Map<String, String> broken = new LinkedHashMap<>();

    private Map<String, ZoneConfig> configured = Map.of();

    ServedZones() {
        zones.listen((before, after) -> version.incrementAndGet());
    }

    Zones zones() {
        return zones;
    }

    ZoneFiles files() {
        return files;
    }

    /** Those that are signed here. */
    SignedZones signed() {
        return signed;
    }

    /** Signs zones again for which it is time; no file is read meanwhile. */
    void renewSignatures() {
        synchronized (files) {
            signed.renew();
        }
    }

    /** Changes with every zone. */
    long version() {
        return version.getAcquire();
    }

    /**
     * Serves the zones of a configuration, and those only; reads all files.
     *
     * @return whether all are as their files say
     */
    synchronized boolean load(Config config) {
        Map<String, ZoneConfig> wanted = new LinkedHashMap<>();
        config.zones().forEach(zone -> wanted.put(key(zone.name()), zone));
        configured.forEach((key, zone) -> {
            if (!wanted.containsKey(key)) {
                files.remove(zone.name());
                zones.remove(zone.name());
                clear(key);
            }
        });
        configured = wanted;
        signed.configure(config);
        boolean isRight = true;
        for (ZoneConfig zone : wanted.values()) {
            Path file = zone.file();
            isRight &= file == null ? loadDemo(zone) : files.add(zone.name(), file);
        }
        return isRight;
    }

    private boolean loadDemo(ZoneConfig zone) {
        try {
            Path file = Files.createTempFile("demo", ".zone");
            try (InputStream text = Demo.open()) {
                Files.copy(text, file, StandardCopyOption.REPLACE_EXISTING);
                zones.put(ZoneFile.read(zone.name(), file));
            } finally {
                Files.delete(file);
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ZoneFileException e) {
            throw new IllegalStateException("the demo zone is broken: " + e.getMessage(), e);
        }
    }

    /** What is wrong, in lines; empty if nothing is. */
    String problem() {
        List<String> problems = new ArrayList<>();
        synchronized (broken) {
            problems.addAll(broken.values());
        }
        String ofSigning = signed.problem();
        if (problems.isEmpty() && !ofSigning.isEmpty()) {
            problems.add(ofSigning);
        }
        return String.join("\n", problems);
    }

    /** What is served, in lines. */
    String status() {
        List<String> lines = new ArrayList<>();
        for (Zone zone : zones.all()) {
            lines.add(zone.apex() + " serial " + zone.serial() + ", "
                    + zone.nodes().size() + " names" + (zone.isSigned() ? ", signed" : ""));
        }
        String problem = problem();
        if (!problem.isEmpty()) {
            lines.add(problem);
        }
        return String.join("\n", lines);
    }

    private void clear(String key) {
        synchronized (broken) {
            broken.remove(key);
        }
    }

    private static String key(DnsName name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }

    private final class Report implements ZoneFiles.Listener {
        @Override
        public void loaded(Zone zone, Path file, List<ZoneFileProblem> warnings) {
            clear(key(zone.apex()));
            warnings.forEach(warning -> LOG.log(System.Logger.Level.WARNING, warning::toString));
            LOG.log(
                    System.Logger.Level.INFO,
                    () -> "zone " + zone.apex() + " serial " + zone.serial() + " from " + file + ": "
                            + zone.nodes().size() + " names");
        }

        @Override
        public void failed(DnsName apex, ZoneFileException failure) {
            synchronized (broken) {
                broken.put(key(apex), "zone " + apex + ": " + failure.getMessage());
            }
            LOG.log(System.Logger.Level.ERROR, () -> "zone " + apex + " stays as it is: " + failure.getMessage());
        }

        @Override
        public void progress(DnsName apex, long records, long bytesRead, long bytes) {
            if (bytesRead < bytes) {
                LOG.log(
                        System.Logger.Level.INFO,
                        () -> "zone " + apex + ": " + records + " records, " + 100 * bytesRead / bytes
                                + " % of the file");
            }
        }
    }
}
