package org.mpl4j.ssh.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.mpl4j.runtime.Bytes;

/**
 * Addresses whose clients fail, or do nothing, are not let in for a while: PerSourcePenalties of OpenSSH. Penalties of an address add up; below a least sum nothing
 * follows from them, so that a password may be mistyped. Addresses of IPv6 count by their networks of 64 bits, as anybody has a whole one. For all threads.
 */
public final class Penalties {
    /** Nobody is punished. */
    public static final Penalties NONE = new Penalties(Duration.ZERO, Duration.ZERO, System::nanoTime);

    private static final int MOST_ADDRESSES = 64 * 1024;
    private static final int NETWORK_BYTES = 8;

    /** What somebody is punished for, as long as OpenSSH does it. */
    public enum Offence {
        /** He has failed to log in. */
        FAILED(Duration.ofSeconds(5)),
        /** He has left without trying. */
        DID_NOT_TRY(Duration.ofSeconds(1)),
        /** He has not logged in in time. */
        TOO_LATE(Duration.ofSeconds(20));

        private final Duration penalty;

        Offence(Duration penalty) {
            this.penalty = penalty;
        }
    }

    private final long least;
    private final long most;
    private final LongSupplier clock;
    private final Map<Bytes, Long> ends = new LinkedHashMap<>();

    private Penalties(Duration least, Duration most, LongSupplier clock) {
        this.least = least.toNanos();
        this.most = most.toNanos();
        this.clock = clock;
    }

    /** {@return what OpenSSH does unless it is told otherwise: from a sum of 15 seconds on, for 10 minutes at most} */
    public static Penalties standard() {
        return of(Duration.ofSeconds(15), Duration.ofMinutes(10), System::nanoTime);
    }

    static Penalties of(Duration least, Duration most, LongSupplier clock) {
        if (least.isNegative() || least.compareTo(most) > 0 || most.isZero()) {
            throw new IllegalArgumentException(
                    "a penalty lasts from a least to a most time, not from %s to %s".formatted(least, most));
        }
        return new Penalties(least, most, clock);
    }

    /** Somebody has done something. */
    synchronized void punish(SocketAddress from, Offence offence) {
        Bytes source = source(from);
        if (most == 0 || source.isEmpty()) {
            return;
        }
        long now = clock.getAsLong();
        // Behind all others: who has done something last is forgotten last.
        Long before = ends.remove(source);
        long left = before == null ? 0 : Math.max(0, before - now);
        ends.put(source, now + Math.min(most, left + offence.penalty.toNanos()));
        if (ends.size() > MOST_ADDRESSES) {
            ends.remove(ends.keySet().iterator().next());
        }
    }

    /** {@return whether somebody is not let in now} */
    synchronized boolean isRefused(SocketAddress from) {
        Long end = ends.get(source(from));
        return end != null && end - clock.getAsLong() >= Math.max(1, least);
    }

    private static Bytes source(SocketAddress from) {
        if (!(from instanceof InetSocketAddress internet) || internet.isUnresolved()) {
            return Bytes.EMPTY;
        }
        InetAddress address = internet.getAddress();
        byte[] all = address.getAddress();
        return Bytes.wrap(Arrays.copyOf(all, Math.min(all.length, NETWORK_BYTES)));
    }
}
