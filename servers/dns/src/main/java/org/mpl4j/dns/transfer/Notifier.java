package org.mpl4j.dns.transfer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.client.Datagrams;
import org.mpl4j.dns.client.NotifyMessage;
import org.mpl4j.dns.client.Reply;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.tsig.Tsig;
import org.mpl4j.dns.tsig.TsigKey;
import org.mpl4j.dns.tsig.TsigKeys;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.Zones;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.servers.common.operate.HeldLog;
import org.mpl4j.servers.common.random.SystemRandom;

/**
 * Tells other servers that zones have changed (RFC 1996 section 3.6): each until it answers, less and less often, and at most some times. Of several changes the last one
 * is told of. Listens to {@link Zones}.
 */
public final class Notifier implements Zones.Listener, AutoCloseable {
    private static final System.Logger LOG = HeldLog.logger("org.mpl4j.dns.transfer");
    private static final int IDS = 0x1_0000;
    private static final int TRIES = 6;
    private static final int AT_ONCE = 256;

    private record Target(String zone, ZoneConfig.Remote remote) {}

    private final ZonePolicies policies;
    private final Supplier<TsigKeys> keys;
    private final Duration firstWait;
    private final TransferCounts counts;
    private final SystemRandom random = new SystemRandom();
    private final Semaphore permits = new Semaphore(AT_ONCE);

    /** What each is to be told; there is a thread for each. */
    private final Map<Target, Zone> pending = new ConcurrentHashMap<>();

    private volatile boolean isStarted;
    private volatile boolean isClosed;

    /**
     * Such a notifier, which tells nothing before it is {@linkplain #start started}.
     *
     * @param policies say who is to be told
     * @param keys what messages are signed with
     * @param firstWait how long an answer is waited for at first; twice as long each further time
     * @param counts where it is counted
     */
    public Notifier(ZonePolicies policies, Supplier<TsigKeys> keys, Duration firstWait, TransferCounts counts) {
        this.policies = policies;
        this.keys = keys;
        this.firstWait = firstWait;
        this.counts = counts;
    }

    /** Tells of zones as they are now, and of all changes from now on. */
    public void start(Zones zones) {
        isStarted = true;
        zones.all().forEach(this::tell);
    }

    @Override
    public void changed(@Nullable Zone before, @Nullable Zone after) {
        if (after != null && isStarted && (before == null || before.serial() != after.serial())) {
            tell(after);
        }
    }

    private void tell(Zone zone) {
        ZoneConfig policy = policies.find(zone.apex());
        if (policy == null) {
            return;
        }
        for (ZoneConfig.Remote remote : policy.notified()) {
            Target target = new Target(zone.apex().toString().toLowerCase(Locale.ROOT), remote);
            if (pending.put(target, zone) == null) {
                Thread.ofVirtual().name("notify " + zone.apex()).start(() -> run(target));
            }
        }
    }

    private void run(Target target) {
        try {
            Zone zone = pending.get(target);
            while (zone != null && !isClosed) {
                tell(target, zone);
                if (pending.remove(target, zone)) {
                    return;
                }
                zone = pending.get(target);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (isClosed) {
                pending.remove(target);
            }
        }
    }

    private void tell(Target target, Zone zone) throws InterruptedException {
        InetSocketAddress address = target.remote().address();
        String problem = "";
        Duration wait = firstWait;
        for (int i = 0; i < TRIES && !isClosed && pending.get(target) == zone; i++) {
            long end = System.nanoTime() + wait.toNanos();
            try {
                Dns answer = ask(target.remote(), zone, wait);
                if (answer.rcode() == Dns.Rcode.NoError) {
                    counts.count(TransferCounts.Event.NOTIFY_OUT);
                    LOG.log(
                            System.Logger.Level.DEBUG,
                            () -> "zone " + zone.apex() + " serial " + zone.serial() + ": told "
                                    + Datagrams.text(address));
                } else {
                    warn(zone, address, "it says " + answer.rcode());
                }
                return;
            } catch (IOException e) {
                problem = String.valueOf(e.getMessage());
            }
            long left = end - System.nanoTime();
            if (left > 0) {
                Thread.sleep(Duration.ofNanos(left));
            }
            wait = wait.multipliedBy(2);
        }
        if (!isClosed && pending.get(target) == zone) {
            warn(zone, address, problem);
        }
    }

    private void warn(Zone zone, InetSocketAddress address, String problem) {
        counts.count(TransferCounts.Event.NOTIFY_FAILED);
        LOG.log(
                System.Logger.Level.WARNING,
                () -> "zone " + zone.apex() + ": " + Datagrams.text(address) + " was not told of serial "
                        + zone.serial() + ": " + problem);
    }

    private Dns ask(ZoneConfig.Remote remote, Zone zone, Duration wait) throws IOException, InterruptedException {
        DnsName keyName = remote.key();
        TsigKey key = keyName == null ? null : keys.get().find(keyName);
        if (keyName != null && key == null) {
            throw new IOException("there is no key " + keyName);
        }
        Tsig tsig = key == null ? null : new Tsig(key, InstantSource.system());
        NotifyMessage message = new NotifyMessage(
                random.nextInt(IDS), zone.apex(), ZoneRecords.soa(zone).record(), tsig);
        permits.acquire();
        try {
            Reply reply = Datagrams.ask(remote.address(), message, wait);
            Dns answer = reply.message();
            String fault = tsig == null ? null : tsig.verify(answer);
            if (fault != null) {
                throw new IOException("its answer is " + fault);
            }
            if (answer.opcode() != Dns.Opcode.Notify) {
                throw new IOException("it answers something else");
            }
            return answer;
        } finally {
            permits.release();
        }
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
