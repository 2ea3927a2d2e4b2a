package org.mpl4j.tcpip.dhcp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.conflict.AddressClaim;
import org.mpl4j.tcpip.conflict.ClaimListener;
import org.mpl4j.tcpip.conflict.ConflictDetection;
import org.mpl4j.tcpip.ip.AddressState;
import org.mpl4j.tcpip.ip.Ip;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.ip.Route;

/** What a lease changes on an interface, which is all taken back when it ends. */
@SuppressWarnings("ReferenceEquality")
final class LeasedAddress {
    /** What every host takes (RFC 791 section 3.1); less than that would break connections. */
    private static final int LEAST_MTU = 576;

    private final NetInterface on;
    private final Ip ip;
    private final ConflictDetection conflicts;
    private final List<Route> routes = new ArrayList<>();
    private @Nullable AddressClaim claim;
    private boolean hasMtu;

    LeasedAddress(NetInterface on, Ip ip, ConflictDetection conflicts) {
        this.on = on;
        this.ip = ip;
        this.conflicts = conflicts;
    }

    /** Gives the interface an address, if nobody else has it, which the listener is told. */
    void claim(Lease lease, ClaimListener listener) {
        remove();
        claim = conflicts.claim(on, lease.address(), listener);
    }

    /** Whether the address of a lease is already used. */
    boolean has(Lease lease) {
        AddressClaim current = claim;
        return current != null
                && current.address().prefix().equals(lease.address())
                && current.address().state() == AddressState.PREFERRED;
    }

    /** Sets routes and MTU, in the place of those before. */
    void configure(Lease lease) {
        removeRoutes();
        for (Lease.Gateway gateway : lease.routes()) {
            IpAddress router = gateway.router().isUnspecified() ? null : gateway.router();
            Route route = new Route(gateway.network(), router, on, 0);
            routes.add(route);
            ip.routes().add(route);
        }
        if (lease.mtu() >= LEAST_MTU) {
            on.setMtu(lease.mtu());
            hasMtu = true;
        }
    }

    private void removeRoutes() {
        ip.routes().removeIf(route -> routes.stream().anyMatch(ours -> ours == route));
        routes.clear();
    }

    /** Takes everything back. */
    void remove() {
        removeRoutes();
        AddressClaim ended = claim;
        if (ended != null) {
            claim = null;
            ended.release();
            ip.remove(on, ended.address());
        }
        if (hasMtu) {
            hasMtu = false;
            on.setMtu(on.link().mtu());
        }
    }
}
