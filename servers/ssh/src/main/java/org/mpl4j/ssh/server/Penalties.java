package org.mpl4j.ssh.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * How long sources are refused for what they have done, as OpenSSH's PerSourcePenalties has it: what each deed costs adds up while time takes it away again; from a sum
 * on the source is refused until nothing is left. The table is bounded: whoever has the least left makes room, so that many sources that did little do not hide those
 * that did much. For all threads.
 */
public final class Penalties {
    private final Rules rules;
    private final LongSupplier nanoTime;
    private final PenaltyTable entries;
    private final LongAdder refused = new LongAdder();

    /** What a source can be punished for. */
    public enum Cause {
        /** It made the server fail. */
        CRASH,
        /** It tried in vain to log in. */
        AUTH_FAIL,
        /** It did not try. */
        NO_AUTH,
        /** It did not log in in time. */
        GRACE_EXCEEDED
    }

    /**
     * How much each costs.
     *
     * @param costs of the causes; those that are not there cost nothing
     * @param max the longest
     * @param min from which sum on somebody is refused
     * @param maxSources how many are kept in mind
     * @param exempt who gets no penalties
     */
    public record Rules(
            Map<Cause, Duration> costs, Duration max, Duration min, int maxSources, Predicate<InetAddress> exempt) {
        public Rules {
            costs = Map.copyOf(costs);
        }
    }

    /**
     * Begins without any.
     *
     * @param rules how much each costs
     * @param nanoTime the clock
     */
    public Penalties(Rules rules, LongSupplier nanoTime) {
        this(rules, nanoTime, new PenaltyTable());
    }

    private Penalties(Rules rules, LongSupplier nanoTime, PenaltyTable entries) {
        this.rules = rules;
        this.nanoTime = nanoTime;
        this.entries = entries;
    }

    /** {@return nothing costs anything} */
    public static Penalties none() {
        return new Penalties(
                new Rules(new EnumMap<>(Cause.class), Duration.ZERO, Duration.ZERO, 1, address -> true),
                System::nanoTime);
    }

    /** {@return the same table by other rules} */
    public Penalties with(Rules others) {
        return new Penalties(others, nanoTime, entries);
    }

    /** Whether connections of a source are refused now. */
    boolean isRefused(Source source, SocketAddress peer) {
        boolean isRefused;
        synchronized (entries) {
            PenaltyTable.Entry entry = entries.get(source);
            isRefused = entry != null && entry.isActive() && left(entry) > 0 && !isExempt(peer);
        }
        if (isRefused) {
            refused.increment();
        }
        return isRefused;
    }

    /** A source has done something; whether that costs anything. */
    boolean add(Source source, SocketAddress peer, Cause cause) {
        Duration cost = rules.costs.getOrDefault(cause, Duration.ZERO);
        if (cost.isZero() || isExempt(peer)) {
            return false;
        }
        synchronized (entries) {
            PenaltyTable.Entry entry = entries.get(source);
            long before = entry == null ? 0 : Math.max(0, left(entry));
            long after = Math.min(rules.max.toNanos(), before + cost.toNanos());
            boolean wasActive = entry != null && entry.isActive() && before > 0;
            if (entry == null) {
                entries.makeRoom(rules.maxSources - 1);
            }
            entries.put(source, nanoTime.getAsLong() + after, wasActive || after >= rules.min.toNanos());
        }
        return true;
    }

    private long left(PenaltyTable.Entry entry) {
        return entry.endsAt() - nanoTime.getAsLong();
    }

    private boolean isExempt(SocketAddress peer) {
        return !(peer instanceof InetSocketAddress internet) || rules.exempt.test(internet.getAddress());
    }

    /** {@return how many sources are refused now} */
    public int activeCount() {
        synchronized (entries) {
            return (int) entries.all()
                    .filter(entry -> entry.isActive() && left(entry) > 0)
                    .count();
        }
    }

    /** {@return how many connections were refused} */
    public long refusedCount() {
        return refused.sum();
    }
}
