package org.mpl4j.dns.secondary;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.dns.transfer.TransferCounts;
import org.mpl4j.dns.tsig.TsigKey;
import org.mpl4j.dns.zone.Serials;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.ZoneChange;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.servers.common.operate.HeldLog;

/** Keeps one zone up to date, in a thread of its own. */
final class SecondaryZone {
    private static final System.Logger LOG = HeldLog.logger("org.mpl4j.dns.secondary");

    private final ZoneConfig config;
    private final Secondaries all;
    private final SavedZone saved;
    private final Timers timers = new Timers(() -> ThreadLocalRandom.current().nextDouble());
    private final InstantSource clock;

    /** Who has said that there is something newer; more than one need not be known. */
    private final BlockingQueue<InetAddress> notified = new ArrayBlockingQueue<>(1);

    private @Nullable Thread thread;

    /** As a primary has it; what is served may be a signed version of it. */
    private volatile @Nullable Zone content;

    private volatile boolean isClosed;

    SecondaryZone(ZoneConfig config, Secondaries all, InstantSource clock) {
        this.config = config;
        this.all = all;
        this.clock = clock;
        this.saved = new SavedZone(config.name(), config.file());
    }

    ZoneConfig config() {
        return config;
    }

    private DnsName apex() {
        return config.name();
    }

    /** The zone as a primary has it, null if it is not served. */
    @Nullable
    Zone content() {
        return content;
    }

    /**
     * Serves what is known, or what was saved, if it is not too old.
     *
     * @param known what was served up to now, null if nothing was
     */
    void load(@Nullable Zone known) {
        if (known != null) {
            timers.set(known, clock.instant());
            tryToServe(known);
            return;
        }
        all.unavailable().add(apex(), Unavailable.Reason.NOT_LOADED);
        Zone zone = saved.load();
        if (zone == null) {
            return;
        }
        timers.set(zone, saved.time());
        if (timers.isExpired(clock.instant())) {
            all.unavailable().add(apex(), Unavailable.Reason.EXPIRED);
            LOG.log(System.Logger.Level.WARNING, () -> "zone " + apex() + " has expired while it was not served");
        } else {
            tryToServe(zone);
        }
    }

    /** Serves it once more, as it may have to be signed in another way. */
    synchronized void serveAgain() {
        Zone zone = content;
        if (zone != null) {
            tryToServe(zone);
        }
    }

    private void tryToServe(Zone zone) {
        try {
            publish(zone, null);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, () -> "zone " + apex() + " is not served: " + e.getMessage());
        }
    }

    private void publish(Zone zone, @Nullable ZoneChange change) throws IOException {
        all.publisher().publish(zone, change);
        content = zone;
        all.unavailable().remove(apex());
    }

    synchronized void start() {
        if (thread == null && !isClosed) {
            thread = Thread.ofVirtual().name("secondary " + apex()).start(this::run);
        }
    }

    /** How old it is. */
    SecondaryAge age() {
        Zone zone = content;
        Instant confirmed = timers.confirmed();
        return new SecondaryAge(
                apex(), zone == null ? -1 : zone.serial(), confirmed, confirmed == null ? null : timers.expires());
    }

    /** Somebody says that there is something newer. */
    void notice(InetAddress sender) {
        // If it is full, primaries will be asked anyhow.
        boolean isNew = notified.offer(sender);
        LOG.log(
                System.Logger.Level.DEBUG,
                () -> "zone " + apex() + ": notified by " + sender.getHostAddress() + (isNew ? "" : ", once more"));
    }

    synchronized void close() {
        isClosed = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Ends, and keeps nothing. */
    synchronized void forget() {
        close();
        content = null;
        saved.delete();
    }

    private void run() {
        try {
            @Nullable InetAddress sender = null;
            while (!isClosed) {
                check(sender);
                long wait = Duration.between(clock.instant(), timers.next()).toMillis();
                sender = notified.poll(Math.max(1, wait), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks primaries, the one that has said something first, until one knows. */
    private void check(@Nullable InetAddress sender) throws InterruptedException {
        boolean isKnown = false;
        List<ZoneConfig.Remote> primaries = new ArrayList<>(config.primaries());
        primaries.sort((a, b) -> Boolean.compare(is(b, sender), is(a, sender)));
        for (ZoneConfig.Remote remote : primaries) {
            isKnown = isKnown || (!isClosed && ask(remote));
        }
        Instant now = clock.instant();
        if (isKnown) {
            timers.succeeded(now);
            return;
        }
        timers.failed(now);
        if (timers.isExpired(now) && content != null && !isClosed) {
            LOG.log(System.Logger.Level.ERROR, () -> "zone " + apex() + " has expired: no primary could be asked");
            all.unavailable().add(apex(), Unavailable.Reason.EXPIRED);
            content = null;
            all.zones().remove(apex());
        }
    }

    private static boolean is(ZoneConfig.Remote remote, @Nullable InetAddress address) {
        return remote.address().getAddress().equals(address);
    }

    /** Whether it is known now which version is the newest, and that is served. */
    private boolean ask(ZoneConfig.Remote remote) throws InterruptedException {
        Primary primary = null;
        all.permits().acquire();
        try {
            primary = new Primary(remote.address(), key(remote), all.limits());
            return ask(primary);
        } catch (IOException e) {
            all.counts().count(TransferCounts.Event.FAILED_IN);
            String name = primary == null ? remote.address().toString() : primary.toString();
            LOG.log(
                    isClosed ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
                    () -> "zone " + apex() + " was not transferred from " + name + ": " + e.getMessage());
            return false;
        } finally {
            all.permits().release();
        }
    }

    private @Nullable TsigKey key(ZoneConfig.Remote remote) throws IOException {
        DnsName name = remote.key();
        TsigKey key = name == null ? null : all.keys().find(name);
        if (name != null && key == null) {
            throw new TransferException("there is no key " + name);
        }
        return key;
    }

    private boolean ask(Primary primary) throws IOException {
        Zone before = content;
        long serial = primary.serial(apex());
        if (before != null && serial == before.serial()) {
            confirm(before);
            return true;
        } else if (before != null && !Serials.isNewer(serial, before.serial())) {
            throw new TransferException(
                    "it has serial " + serial + ", which is older than what is here, " + before.serial());
        }
        Fetched fetched = fetch(primary, before);
        if (fetched != null) {
            serve(fetched, primary);
        } else if (before != null) {
            confirm(before);
        }
        return true;
    }

    private void confirm(Zone zone) {
        saved.confirm(clock.instant());
        timers.set(zone, clock.instant());
    }

    private synchronized void serve(Fetched fetched, Primary primary) throws IOException {
        if (isClosed) {
            return;
        }
        Zone zone = fetched.zone();
        saved.save(zone);
        all.counts().count(fetched.change() == null ? TransferCounts.Event.AXFR_IN : TransferCounts.Event.IXFR_IN);
        publish(zone, fetched.change());
        timers.set(zone, clock.instant());
        LOG.log(
                System.Logger.Level.INFO,
                () -> "zone " + apex() + " serial " + zone.serial() + " from " + primary
                        + (fetched.change() == null ? "" : ", by its changes"));
    }

    private @Nullable Fetched fetch(Primary primary, @Nullable Zone before) throws IOException {
        if (before != null) {
            try {
                return primary.transfer(apex(), before);
            } catch (TransferException e) {
                LOG.log(
                        System.Logger.Level.INFO,
                        () -> "zone " + apex() + ": no changes from " + primary + ", so the whole zone is asked for: "
                                + e.getMessage());
            }
        }
        Fetched fetched = primary.transfer(apex(), null);
        if (fetched != null && before != null && !Serials.isNewer(fetched.zone().serial(), before.serial())) {
            throw new TransferException("it gave serial " + fetched.zone().serial() + ", which is not newer");
        }
        return fetched;
    }
}
