package org.mpl4j.tcpip.ip;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.Prefix;

/** Which of an interface's addresses a packet is sent from: rules 1 to 3 and 8 of RFC 6724 section 5, the others being about mobile and temporary addresses, labels and other interfaces. */
final class Sources {
    private static final int LINK = 2;
    private static final int GLOBAL = 14;

    private Sources() {}

    static @Nullable InterfaceAddress choose(NetInterface out, long high, long low) {
        List<InterfaceAddress> candidates = out.addresses();
        InterfaceAddress best = null;
        for (int i = 0; i < candidates.size(); i++) {
            InterfaceAddress candidate = candidates.get(i);
            boolean isPossible = candidate.isAssigned() && candidate.address().isV4() == IpAddress.isV4(high, low);
            if (isPossible && (best == null || isBetter(candidate, best, high, low))) {
                best = candidate;
            }
        }
        return best;
    }

    private static boolean isBetter(InterfaceAddress candidate, InterfaceAddress best, long high, long low) {
        boolean isSame = candidate.address().low() == low && candidate.address().high() == high;
        boolean wasSame = best.address().low() == low && best.address().high() == high;
        if (isSame || wasSame) {
            return isSame;
        }
        int scope = scope(candidate.address().high(), candidate.address().low());
        int bestScope = scope(best.address().high(), best.address().low());
        if (scope != bestScope) {
            int wanted = scope(high, low);
            return scope < bestScope ? scope >= wanted : bestScope < wanted;
        }
        if (candidate.state() != best.state()) {
            return candidate.state() == AddressState.PREFERRED;
        }
        return common(candidate, high, low) > common(best, high, low);
    }

    private static int common(InterfaceAddress candidate, long high, long low) {
        int bits = Prefix.common(candidate.address().high(), candidate.address().low(), high, low);
        return Math.min(bits, candidate.prefix().bits());
    }

    /** How far an address reaches (RFC 6724 section 3.1). */
    private static int scope(long high, long low) {
        if (IpAddress.isMulticast(high, low) && !IpAddress.isV4(high, low)) {
            return (int) (high >>> 48) & 0xf;
        }
        return IpAddress.isLinkLocal(high, low) || IpAddress.isLoopback(high, low) ? LINK : GLOBAL;
    }
}
