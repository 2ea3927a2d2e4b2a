package org.mpl4j.tcpip.conflict;

import java.util.random.RandomGenerator;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.clock.Timer;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.ip.AddressState;
import org.mpl4j.tcpip.ip.InterfaceAddress;
import org.mpl4j.tcpip.ip.NetInterface;

/** An address of IPv4 that is asked for, then announced, then held (RFC 5227 section 2). The numbers are those of section 1.1. */
public final class AddressClaim {
    private static final long PROBE_WAIT = Durations.SECOND;
    private static final int PROBES = 3;
    private static final long PROBE_MIN = Durations.SECOND;
    private static final long PROBE_MAX = 2 * Durations.SECOND;
    private static final long ANNOUNCE_WAIT = 2 * Durations.SECOND;
    private static final int ANNOUNCEMENTS = 2;
    private static final long ANNOUNCE_INTERVAL = 2 * Durations.SECOND;
    private static final long DEFEND_INTERVAL = 10 * Durations.SECOND;

    private final ConflictDetection detection;
    private final NetInterface on;
    private final InterfaceAddress address;
    private final ClaimListener listener;
    private final TimerWheel clock;
    private final RandomGenerator random;
    private final Timer timer = new Timer(this::expired);
    private int probes;
    private int announcements;
    private boolean wasDefended;
    private long defendedAt;

    AddressClaim(
            ConflictDetection detection,
            NetInterface on,
            InterfaceAddress address,
            ClaimListener listener,
            TimerWheel clock,
            RandomGenerator random) {
        this.detection = detection;
        this.on = on;
        this.address = address;
        this.listener = listener;
        this.clock = clock;
        this.random = random;
    }

    void begin() {
        if (on.link().isEthernet()) {
            clock.armIn(timer, random.nextLong(PROBE_WAIT));
        } else {
            address.setState(AddressState.PREFERRED);
            listener.obtained();
        }
    }

    /** The address. */
    public InterfaceAddress address() {
        return address;
    }

    boolean isOf(NetInterface in, long low) {
        return on == in && address.address().low() == low;
    }

    private void expired() {
        long low = address.address().low();
        if (probes < PROBES) {
            on.arp().probe(low);
            probes++;
            clock.armIn(timer, probes == PROBES ? ANNOUNCE_WAIT : random.nextLong(PROBE_MIN, PROBE_MAX));
            return;
        }
        announcements++;
        if (announcements < ANNOUNCEMENTS) {
            clock.armIn(timer, ANNOUNCE_INTERVAL);
        }
        on.arp().announce(low);
        if (announcements == 1) {
            address.setState(AddressState.PREFERRED);
            listener.obtained();
        }
    }

    /** Somebody else uses the address, or is about to: it is given up if it is not ours yet, or if that happens again soon (RFC 5227 section 2.4 b). */
    void contested() {
        boolean isOurs = address.state() == AddressState.PREFERRED;
        if (isOurs && !(wasDefended && clock.now() - defendedAt < DEFEND_INTERVAL)) {
            wasDefended = true;
            defendedAt = clock.now();
            on.arp().announce(address.address().low());
            return;
        }
        release();
        address.setState(AddressState.DUPLICATE);
        listener.lost();
    }

    /** Whether somebody else who only asks for the address is a conflict: both would find it free (RFC 5227 section 2.1.1). */
    boolean isProbing() {
        return address.state() == AddressState.TENTATIVE;
    }

    /** Ends the claim: the address is no longer watched. */
    public void release() {
        clock.cancel(timer);
        detection.ended(this);
    }
}
