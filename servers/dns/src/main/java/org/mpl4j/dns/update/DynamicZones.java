package org.mpl4j.dns.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.dns.zone.Publisher;
import org.mpl4j.dns.zone.ZoneChange;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.servers.common.operate.HeldLog;

/** The zones that may be changed while they are served, and who may do so. Writes their files anew when their journals are long. */
public final class DynamicZones implements AutoCloseable {
    private static final System.Logger LOG = HeldLog.logger("org.mpl4j.dns.update");
    private static final long LOOK_MILLIS = 1000;

    /** How much of a journal is kept for those who ask what has changed, and how long it is at least before the file is written. */
    private static final long JOURNAL_OCTETS = 1 << 20;

    /** So much of the zone file's length a journal may have: writing the file takes time. */
    private static final int FRACTION = 4;

    private final Publisher publisher;
    private final Consumer<DnsName> written;
    private final long journalOctets;
    private final Map<String, DynamicZone> dynamic = new ConcurrentHashMap<>();
    private final LongAdder made = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("zone-files").factory());
    private volatile Map<String, ZoneConfig> configs = Map.of();
    private boolean isStarted;

    /**
     * None yet.
     *
     * @param publisher serves them
     * @param written told of a zone whose file was just written
     */
    public DynamicZones(Publisher publisher, Consumer<DnsName> written) {
        this(publisher, written, JOURNAL_OCTETS);
    }

    DynamicZones(Publisher publisher, Consumer<DnsName> written, long journalOctets) {
        this.publisher = publisher;
        this.written = written;
        this.journalOctets = journalOctets;
    }

    private static String key(DnsName name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }

    /** Says which zones there are. Those that are no more, or come from another file, are changed no more. */
    public synchronized void configure(Collection<ZoneConfig> all) {
        Map<String, ZoneConfig> known = new HashMap<>();
        all.forEach(config -> known.put(key(config.name()), config));
        dynamic.forEach((key, zone) -> {
            ZoneConfig config = known.get(key);
            if (config == null || config.isSecondary() || !zone.file().equals(config.file())) {
                zone.close();
                dynamic.remove(key);
            }
        });
        configs = Map.copyOf(known);
    }

    /**
     * The zone that a configuration has, if it may be changed, or was changed.
     *
     * @param config as given to {@link #configure}
     * @return what its file is to be loaded by, null if it is as its file says
     */
    public synchronized @Nullable DynamicZone of(ZoneConfig config) {
        Path file = config.file();
        if (file == null || config.isSecondary()) {
            return null;
        }
        if (config.allowUpdate().isEmpty() && !Files.exists(DynamicZone.journalOf(file))) {
            return null;
        }
        return dynamic.computeIfAbsent(key(config.name()), key -> new DynamicZone(config.name(), file, publisher));
    }

    /** Begins to write: zones that are loaded may be changed from now on. */
    public synchronized void start() {
        dynamic.values().forEach(DynamicZone::open);
        if (!isStarted) {
            isStarted = true;
            writer.scheduleWithFixedDelay(this::writeLong, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Opens what was added by a new configuration. */
    public synchronized void reloaded() {
        if (isStarted) {
            dynamic.values().forEach(DynamicZone::open);
        }
    }

    @Nullable
    ZoneConfig config(DnsName name) {
        return configs.get(key(name));
    }

    @Nullable
    DynamicZone zone(DnsName name) {
        return dynamic.get(key(name));
    }

    void countMade() {
        made.increment();
    }

    void countRefused() {
        refused.increment();
    }

    /** What has changed in a zone, as far as its journal goes back: oldest first, each from the version that the one before leads to, up to the one that is served. */
    public List<ZoneChange> history(DnsName apex) {
        DynamicZone zone = zone(apex);
        return zone == null ? List.of() : zone.history();
    }

    private void writeLong() {
        for (DynamicZone zone : dynamic.values()) {
            if (!zone.isFrozen() && zone.unwritten() > Math.max(journalOctets, zone.fileOctets() / FRACTION)) {
                write(zone);
            }
        }
    }

    private @Nullable String write(DynamicZone zone) {
        try {
            if (zone.writeFile(journalOctets)) {
                written.accept(zone.apex());
            }
            return null;
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the file of the zone " + zone.apex() + " is not written", e);
            return "the file of the zone " + zone.apex() + " is not written: " + e.getMessage();
        }
    }

    /**
     * Writes the files of all zones that have changed, and has nobody change them any more, so that people can.
     *
     * @return what was done, for the operator
     */
    public synchronized String freeze() {
        List<String> lines = new ArrayList<>();
        for (DynamicZone zone : dynamic.values()) {
            zone.freeze(true);
            String failure = write(zone);
            if (failure == null && zone.unwritten() > 0) {
                failure = zone.file() + " was changed by somebody else and lacks updates; thaw, and freeze again";
            }
            lines.add(failure != null ? failure : zone.file() + " holds all of " + zone.apex() + " and may be edited");
        }
        return lines.isEmpty() ? "there are no zones with `allow-update`" : String.join("\n", lines);
    }

    /** Has zones changed again; their files are to be read before. */
    public synchronized void thaw() {
        dynamic.values().forEach(zone -> zone.freeze(false));
    }

    /** What keeps zones from being changed, in lines; empty if nothing does. */
    public String problem() {
        return String.join(
                "\n",
                dynamic.values().stream()
                        .map(DynamicZone::problem)
                        .filter(line -> !line.isEmpty())
                        .toList());
    }

    /** How many updates were made. */
    public long made() {
        return made.sum();
    }

    /** How many updates were not made. */
    public long refused() {
        return refused.sum();
    }

    /** How it is, in a line; empty if there are no such zones. */
    public String status() {
        if (dynamic.isEmpty()) {
            return "";
        }
        long frozen = dynamic.values().stream().filter(DynamicZone::isFrozen).count();
        return made.sum() + " updates were made, " + refused.sum() + " were refused"
                + (frozen == 0 ? "" : "; zones are frozen: `mpl-dns thaw` ends that");
    }

    @Override
    public void close() {
        writer.shutdown();
        try {
            writer.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        dynamic.values().forEach(DynamicZone::close);
    }
}
