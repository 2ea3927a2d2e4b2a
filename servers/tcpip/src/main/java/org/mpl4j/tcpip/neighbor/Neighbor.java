package org.mpl4j.tcpip.neighbor;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.clock.Timer;
import org.mpl4j.tcpip.packets.tcpip.MacNumber;

/** One neighbor. */
public final class Neighbor {
    private static final int OCTETS = 6;

    final long high;
    final long low;
    final Timer timer;
    NeighborState state = NeighborState.INCOMPLETE;
    int asked;
    boolean isRouter;

    /** The packets that wait until the station is known; null if none ever did. */
    @Nullable
    HeldPackets held;

    /** The EtherType of all of them. */
    int heldType;

    /** The next one in its chain of the table. */
    @Nullable
    Neighbor chained;

    /** Those before and after it in the order of use. */
    @Nullable
    Neighbor earlier;

    @Nullable
    Neighbor later;

    private final NeighborCache cache;
    private final ByteBuffer octets = ByteBuffer.allocateDirect(OCTETS);
    private final Bytes station = Bytes.wrap(octets.duplicate());
    private long mac = -1;

    Neighbor(long high, long low, NeighborCache cache) {
        this.high = high;
        this.low = low;
        this.cache = cache;
        timer = new Timer(this::expired);
    }

    private void expired() {
        cache.expired(this);
    }

    boolean setMac(long value) {
        boolean isNew = mac != value;
        if (isNew) {
            mac = value;
            MacNumber.builder(octets.clear()).value(value).build();
        }
        return isNew;
    }

    boolean hasMac() {
        return mac >= 0;
    }

    /** The address of the station; -1 while it is not known. */
    public long mac() {
        return mac;
    }

    /** The address of the station, as it is sent. */
    Bytes station() {
        return station;
    }

    /** Its address. */
    public long high() {
        return high;
    }

    /** Its address. */
    public long low() {
        return low;
    }

    /** What is known of it. */
    public NeighborState state() {
        return state;
    }

    /** Whether it said that it forwards packets. */
    public boolean isRouter() {
        return isRouter;
    }
}
