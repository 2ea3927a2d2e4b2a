package org.mpl4j.dns.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.catalog.Catalogs;
import org.mpl4j.dns.catalog.MadeCatalogs;
import org.mpl4j.dns.config.CatalogRole;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.config.KeyConfig;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.dns.secondary.Secondaries;
import org.mpl4j.dns.secondary.Unavailable;
import org.mpl4j.dns.signing.SignedZones;
import org.mpl4j.dns.transfer.Notifier;
import org.mpl4j.dns.transfer.TransferCounts;
import org.mpl4j.dns.transfer.ZoneHistory;
import org.mpl4j.dns.tsig.TsigKeys;
import org.mpl4j.dns.update.DynamicZone;
import org.mpl4j.dns.update.DynamicZones;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.ZoneChange;
import org.mpl4j.dns.zone.Zones;
import org.mpl4j.dns.zone.file.ZoneFile;
import org.mpl4j.dns.zone.file.ZoneFileException;
import org.mpl4j.dns.zone.file.ZoneFiles;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.servers.common.operate.HeldLog;

/** The zones of a configuration, from their files, and what has become of those. */
final class ServedZones {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final System.Logger LOG = HeldLog.logger("org.mpl4j.dns.zone");

    private final Zones zones = new Zones();
    private final AtomicLong version = new AtomicLong();
    private final SignedZones signed = new SignedZones(zones, Clock.systemUTC());
    private final ZoneFileReports reports = new ZoneFileReports();
    private final ZoneFiles files = new ZoneFiles(zones, reports);
    private final DynamicZones dynamic = new DynamicZones(this::serveChanging, files::isWritten);

    private volatile Map<String, ZoneConfig> configured = Map.of();
    private volatile TsigKeys keys = TsigKeys.NONE;
    private final TransferCounts transfers = new TransferCounts();
    private final ZoneHistory history = new ZoneHistory();
    private final Notifier notifier = new Notifier(this::policy, this::keys, FIRST_WAIT, transfers);

    private final Secondaries secondaries =
            new Secondaries(zones, this::serveChanging, this::keys, transfers, InstantSource.system());

    private final Catalogs catalogs = new Catalogs();
    private final MadeCatalogs made = new MadeCatalogs(InstantSource.system());

    /** Members come and go when a catalog has changed, not while it does: whoever serves it holds locks. */
    private final ExecutorService follower = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("catalogs").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    private Config current = Config.defaults();
    private List<ZoneConfig> members = List.of();

    ServedZones() {
        zones.listen((before, after) -> {
            ZoneConfig policy = after == null ? null : policy(after.apex());
            if (policy != null && policy.catalog() instanceof CatalogRole.Followed) {
                follower.execute(this::followCatalogs);
            }
        });
        zones.listen((before, after) -> version.incrementAndGet());
        zones.listen(history);
        zones.listen(notifier);
    }

    /** Begins to tell other servers of changes, and to ask them. */
    void start() {
        // Journals know nothing of signatures.
        zones.all().stream()
                .filter(zone -> !signed.isSigned(zone.apex()))
                .forEach(zone -> history.remember(zone, dynamic.history(zone.apex())));
        secondaries.start();
        notifier.start(zones);
    }

    /** Ends that. */
    void close() {
        follower.shutdown();
        secondaries.close();
        notifier.close();
    }

    /** What the configuration says of a zone, null if there is none. */
    @Nullable
    ZoneConfig policy(DnsName apex) {
        return configured.get(key(apex));
    }

    /** Zones that are had from other servers. */
    Secondaries secondaries() {
        return secondaries;
    }

    /** How many transfers there were. */
    TransferCounts transfers() {
        return transfers;
    }

    /** What changed in zones. */
    ZoneHistory history() {
        return history;
    }

    /** The keys that messages are signed with. */
    TsigKeys keys() {
        return keys;
    }

    Zones zones() {
        return zones;
    }

    ZoneFiles files() {
        return files;
    }

    /** Those that are signed here, and by which all zones are served. */
    SignedZones signed() {
        return signed;
    }

    DynamicZones dynamic() {
        return dynamic;
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
        current = config;
        keys = new TsigKeys(config.keys().stream().map(KeyConfig::key).toList());
        configure(catalogs.follow(config, zones));
        boolean isRight = true;
        for (ZoneConfig zone : config.zones()) {
            Path file = zone.file();
            if (zone.catalog() instanceof CatalogRole.Made) {
                makeCatalog(zone);
            } else if (!zone.isSecondary()) {
                isRight &= file == null ? loadDemo(zone) : loadFile(zone, file);
            }
        }
        dynamic.reloaded();
        followCatalogs();
        return isRight;
    }

    /** Has those zones served that are named, and members of catalogs, and no others. */
    private void configure(Catalogs.Members members) {
        Map<String, ZoneConfig> wanted = new LinkedHashMap<>();
        current.zones().forEach(zone -> wanted.put(key(zone.name()), zone));
        members.zones().forEach(zone -> wanted.put(key(zone.name()), zone));
        configured.forEach((key, zone) -> {
            ZoneConfig next = wanted.get(key);
            if (next == null || next.isSecondary() != zone.isSecondary()) {
                files.remove(zone.name());
                zones.remove(zone.name());
                reports.forget(zone.name());
            }
        });
        configured = wanted;
        this.members = members.zones();
        secondaries.forget(members.forgotten());
        signed.configure(current.withZones(List.copyOf(wanted.values())));
        secondaries.set(wanted.values().stream().filter(ZoneConfig::isSecondary).toList());
        dynamic.configure(wanted.values());
    }

    /** Serves what catalogs have, if they have something else by now. */
    private synchronized void followCatalogs() {
        Catalogs.Members next = catalogs.follow(current, zones);
        if (!next.zones().equals(members) || !next.forgotten().isEmpty()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    () -> "catalogs have " + next.zones().size() + " members now");
            configure(next);
        }
    }

    private void makeCatalog(ZoneConfig catalog) {
        Zone before = zones.get(catalog.name());
        Zone after = made.make(catalog, current.zones(), before);
        if (after != before) {
            zones.put(after);
        }
    }

    /** Serves a zone that is had from another server, or changed by updates. */
    private void serveChanging(Zone content, @Nullable ZoneChange change) throws IOException {
        if (change != null) {
            history.prepare(content, change);
        }
        signed.serveChanging(content);
    }

    private boolean loadFile(ZoneConfig zone, Path file) {
        DynamicZone changing = dynamic.of(zone);
        if (changing == null) {
            return files.add(zone.name(), file, loaded -> sign(loaded.zone(), file));
        }
        return files.add(zone.name(), file, changing);
    }

    /** Serves a zone, signed if it is to be. */
    private Zone sign(Zone content, Path file) throws ZoneFileException {
        try {
            return signed.serve(content);
        } catch (IOException e) {
            throw ZoneFileException.of(file, String.valueOf(e.getMessage()));
        }
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
        List<String> problems = new ArrayList<>(reports.problems());
        problems.add(dynamic.problem());
        problems.add(signed.problem());
        problems.add(catalogs.problem());
        for (ZoneConfig zone : configured.values()) {
            Unavailable.Reason reason = secondaries.unavailable().reason(zone.name());
            if (reason != null) {
                problems.add(zone.name() + " " + reason.text());
            }
        }
        problems.removeIf(String::isEmpty);
        return String.join("\n", problems);
    }

    /** What is served, in lines. */
    String status() {
        List<String> lines = new ArrayList<>();
        for (Zone zone : zones.all()) {
            lines.add(zone.apex() + " serial " + zone.serial() + ", "
                    + zone.nodes().size() + " names" + (zone.isSigned() ? ", signed" : ""));
        }
        if (!dynamic.status().isEmpty()) {
            lines.add(dynamic.status());
        }
        String problem = problem();
        if (!problem.isEmpty()) {
            lines.add(problem);
        }
        return String.join("\n", lines);
    }

    private static String key(DnsName name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
