package org.mpl4j.ssh.server;

import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mpl4j.servers.common.link.Link;

/**
 * What one source of connections may cost: how many there may be at a time on which nobody has logged in (PerSourceMaxStartups), and how long it is refused for what it
 * has done (PerSourcePenalties). What is counted stays when the limits change.
 *
 * @param ipv4Bits so many leading bits of an address are one source
 * @param ipv6Bits the same of IPv6
 * @param maxStartups how many at a time
 * @param penalties how long
 * @param startups those that are there; not more than MaxStartups, which is asked first
 */
public record SourceLimits(
        int ipv4Bits, int ipv6Bits, int maxStartups, Penalties penalties, Map<Source, Integer> startups) {
    private static final int WHOLE_4 = 32;
    private static final int WHOLE_6 = 128;

    /** No limits. */
    public static SourceLimits none() {
        return new SourceLimits(WHOLE_4, WHOLE_6, Integer.MAX_VALUE, Penalties.none(), new ConcurrentHashMap<>());
    }

    /** The same with other limits. */
    public SourceLimits with(int bits4, int bits6, int most, Penalties others) {
        return new SourceLimits(bits4, bits6, most, others, startups);
    }

    private Source source(SocketAddress peer) {
        return Source.of(peer, ipv4Bits, ipv6Bits);
    }

    boolean isPenalized(Link link) {
        return penalties.isRefused(source(link.remoteAddress()), link.remoteAddress());
    }

    boolean penalize(SocketAddress peer, Penalties.Cause cause) {
        return penalties.add(source(peer), peer, cause);
    }

    /** One more comes; whether it is taken, and has to be {@link #leave given back}. */
    boolean enter(Link link) {
        boolean[] isTaken = {true};
        startups.compute(source(link.remoteAddress()), (source, count) -> {
            int before = count == null ? 0 : count;
            isTaken[0] = before < maxStartups;
            return isTaken[0] ? Integer.valueOf(before + 1) : count;
        });
        return isTaken[0];
    }

    /** Somebody has logged in on it, or it is over. */
    void leave(Link link) {
        startups.computeIfPresent(source(link.remoteAddress()), (source, count) -> count == 1 ? null : count - 1);
    }
}
