package org.mpl4j.tcpip.ndp;

import java.util.random.RandomGenerator;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.clock.Timer;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.ip.AddressState;
import org.mpl4j.tcpip.ip.InterfaceAddress;
import org.mpl4j.tcpip.ip.NetInterface;

/** Finds out whether somebody else has an address of ours (RFC 4862 section 5.4): asks once, after a random time, and takes silence for no. */
final class Detection {
    /** Gets to know how it ended. */
    @FunctionalInterface
    interface Result {
        void known(InterfaceAddress address);
    }

    private static final long LONGEST_WAIT = Durations.SECOND;

    private final NetInterface on;
    private final InterfaceAddress address;
    private final Ndp ndp;
    private final Result whenUnique;
    private final Result whenDuplicate;
    private final Timer timer = new Timer(this::expired);
    private boolean hasAsked;

    Detection(NetInterface on, InterfaceAddress address, Ndp ndp, Result whenUnique, Result whenDuplicate) {
        this.on = on;
        this.address = address;
        this.ndp = ndp;
        this.whenUnique = whenUnique;
        this.whenDuplicate = whenDuplicate;
    }

    void begin(TimerWheel clock, RandomGenerator random) {
        if (on.link().isEthernet()) {
            clock.armIn(timer, random.nextLong(LONGEST_WAIT));
        } else {
            hasAsked = true;
            expired();
        }
    }

    private void expired() {
        if (!hasAsked) {
            hasAsked = true;
            ndp.clock().armIn(timer, on.neighbors().retransmitTime());
            ndp.sender().detect(on, address.address());
            return;
        }
        ndp.ended(this);
        address.setState(AddressState.PREFERRED);
        if (address.address().isLinkLocal()) {
            on.tellGroups();
        }
        whenUnique.known(address);
    }

    /** Somebody has an address. */
    void found(InterfaceAddress duplicate) {
        if (duplicate == address) {
            ndp.clock().cancel(timer);
            ndp.ended(this);
            address.setState(AddressState.DUPLICATE);
            whenDuplicate.known(address);
        }
    }
}
