package org.mpl4j.tcpip.conflict;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.Prefix;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.ip.AddressState;
import org.mpl4j.tcpip.ip.Ip;
import org.mpl4j.tcpip.ip.NetInterface;

/**
 * Finds out whether somebody else has an address of IPv4 of ours. Those that are claimed here are given up in the end; others, which somebody set, are defended for ever, but not often (RFC 5227 section 2.4).
 */
public final class ConflictDetection {
    private static final long DEFEND_INTERVAL = 10 * Durations.SECOND;

    private final Ip ip;
    private final TimerWheel clock;
    private final RandomGenerator random;
    private final List<AddressClaim> claims = new ArrayList<>();
    private boolean wasDefended;
    private long defendedAt;

    /** Detection for interfaces that are told to {@link #watch}. */
    public ConflictDetection(Ip ip, TimerWheel clock, RandomGenerator random) {
        this.ip = ip;
        this.clock = clock;
        this.random = random;
    }

    /** Listens on an interface. */
    public void watch(NetInterface on) {
        on.arp().onHeard((source, target, isQuestion) -> heard(on, source, target, isQuestion));
    }

    /**
     * Gives an interface an address, which is used once it is known that nobody else has it. If somebody has, it stays without being used until it is removed.
     *
     * @param prefix the address with its network
     */
    public AddressClaim claim(NetInterface on, Prefix prefix, ClaimListener listener) {
        AddressClaim claim =
                new AddressClaim(this, on, ip.add(on, prefix, AddressState.TENTATIVE), listener, clock, random);
        claims.add(claim);
        claim.begin();
        return claim;
    }

    void ended(AddressClaim claim) {
        claims.remove(claim);
    }

    private void heard(NetInterface on, long source, long target, boolean isQuestion) {
        boolean isProbe = isQuestion && IpAddress.isUnspecified(0, source);
        for (AddressClaim claim : List.copyOf(claims)) {
            if (claim.isOf(on, source) || isProbe && claim.isProbing() && claim.isOf(on, target)) {
                claim.contested();
                return;
            }
        }
        boolean mayDefend = !wasDefended || clock.now() - defendedAt >= DEFEND_INTERVAL;
        if (on.isOurs(0, source) && mayDefend) {
            wasDefended = true;
            defendedAt = clock.now();
            on.arp().announce(source);
        }
    }
}
