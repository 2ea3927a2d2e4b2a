package org.mpl4j.tcpip.neighbor;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.iface.Link;
import org.mpl4j.tcpip.iface.Offload;
import org.mpl4j.tcpip.phy.FramePool;

/**
 * Which station of a link has which address, with the states of RFC 4861 section 7.3, for IPv4, too. Packets wait until their neighbor is known, as many as are one long datagram, the last ones. The cache is bounded: where
 * there is no room, the neighbor goes that was longest not sent to, and those that only told about themselves count as never sent to. So a flood of made-up neighbors pushes out its own.
 */
public final class NeighborCache {
    private final Link link;
    private final TimerWheel clock;
    private final NeighborSettings settings;
    private final RandomGenerator random;
    private final Solicitor solicitor;
    private final NeighborTable table;
    private final FramePool pool;
    private final PacketWriter out = new PacketWriter();
    private final PayloadWriter release = this::release;
    private Bytes released = Bytes.EMPTY;
    private long reachableBase;
    private long retransmitTime;

    /** An empty cache. */
    public NeighborCache(
            Link link, TimerWheel clock, NeighborSettings settings, RandomGenerator random, Solicitor solicitor) {
        this.link = link;
        this.clock = clock;
        this.settings = settings;
        this.random = random;
        this.solicitor = solicitor;
        table = new NeighborTable(settings.most(), random.nextLong());
        pool = new FramePool(link.mtu(), settings.held());
        reachableBase = settings.reachableTime();
        retransmitTime = settings.retransmitTime();
    }

    /** Sets the times that a router advertises, in nanoseconds; 0 where it says nothing (RFC 4861 section 6.3.4). */
    public void setTimes(long reachable, long retransmit) {
        reachableBase = reachable > 0 ? reachable : reachableBase;
        retransmitTime = retransmit > 0 ? retransmit : retransmitTime;
    }

    /** How long an answer is waited for. */
    public long retransmitTime() {
        return retransmitTime;
    }

    /** Sends a packet to a neighbor, once it is known who that is. */
    public void send(long high, long low, int type, PayloadWriter packet) {
        send(high, low, type, packet, null);
    }

    /** Whether packets to a neighbor go at once. */
    public boolean isReady(long high, long low) {
        Neighbor neighbor = table.find(high, low);
        return neighbor != null && neighbor.hasMac();
    }

    /** Looks for a neighbor, if it is not known or looked for already. */
    public void look(long high, long low) {
        if (table.find(high, low) == null) {
            ask(make(high, low));
        }
    }

    /** Sends a packet, part of the work on which is left to the device if {@link #isReady} says so. */
    public void send(long high, long low, int type, PayloadWriter packet, @Nullable Offload offload) {
        Neighbor neighbor = table.find(high, low);
        if (neighbor == null) {
            neighbor = make(high, low);
            // To ask is to send a packet, too: the writer of this one must have done its work by then.
            hold(neighbor, type, packet);
            ask(neighbor);
            return;
        }
        table.use(neighbor);
        if (!neighbor.hasMac()) {
            hold(neighbor, type, packet);
            return;
        }
        if (neighbor.state == NeighborState.STALE) {
            become(neighbor, NeighborState.DELAY, settings.delay());
        }
        link.send(neighbor.station(), type, packet, offload);
    }

    /** A packet came that shows that what is sent to a neighbor arrives (RFC 4861 section 7.3.1). */
    public void confirm(long high, long low) {
        Neighbor neighbor = table.find(high, low);
        if (neighbor != null && neighbor.hasMac()) {
            reach(neighbor);
        }
    }

    /** A neighbor told its station while it asked for ours, or for any (RFC 826, RFC 4861 section 7.2.3). */
    public void learned(long high, long low, long mac) {
        Neighbor neighbor = table.find(high, low);
        if (neighbor == null) {
            neighbor = make(high, low);
        }
        if (neighbor.setMac(mac)) {
            become(neighbor, NeighborState.STALE, settings.staleTime());
            releaseHeld(neighbor);
        }
    }

    /**
     * A neighbor said who it is (RFC 4861 section 7.2.5). One that nobody asked for is not noted.
     *
     * @param high the address
     * @param low the address
     * @param mac the station; -1 if it did not say
     * @param isSolicited whether it answers
     * @param isOverriding whether it may contradict what is known
     * @param isRouter whether it forwards packets
     */
    public void advertised(long high, long low, long mac, boolean isSolicited, boolean isOverriding, boolean isRouter) {
        Neighbor neighbor = table.find(high, low);
        if (neighbor == null || mac < 0 && !neighbor.hasMac()) {
            return;
        }
        boolean differs = mac >= 0 && mac != neighbor.mac();
        if (neighbor.hasMac() && differs && !isOverriding) {
            if (neighbor.state == NeighborState.REACHABLE) {
                become(neighbor, NeighborState.STALE, settings.staleTime());
            }
            return;
        }
        neighbor.isRouter = isRouter;
        if (differs) {
            neighbor.setMac(mac);
        }
        if (isSolicited) {
            reach(neighbor);
        } else if (differs) {
            become(neighbor, NeighborState.STALE, settings.staleTime());
        }
        releaseHeld(neighbor);
    }

    /** What is known of a neighbor. */
    public @Nullable Neighbor find(long high, long low) {
        return table.find(high, low);
    }

    /** Those whose station is known, in the order of use, the earliest first. */
    public List<Neighbor> known() {
        List<Neighbor> all = new ArrayList<>(table.size());
        for (Neighbor neighbor = table.earliest(); neighbor != null; neighbor = neighbor.later) {
            if (neighbor.hasMac()) {
                all.add(neighbor);
            }
        }
        return all;
    }

    /** Takes what another stack knew of a neighbor. */
    public void restore(long high, long low, long mac, boolean isRouter) {
        learned(high, low, mac);
        Neighbor neighbor = table.find(high, low);
        if (neighbor != null) {
            neighbor.isRouter = isRouter;
            table.use(neighbor);
        }
    }

    /** How many neighbors are known, or looked for. */
    public int size() {
        return table.size();
    }

    private Neighbor make(long high, long low) {
        Neighbor victim = table.earliest();
        if (table.size() >= settings.most() && victim != null) {
            forget(victim);
        }
        Neighbor neighbor = new Neighbor(high, low, this);
        table.add(neighbor);
        return neighbor;
    }

    private void forget(Neighbor neighbor) {
        clock.cancel(neighbor.timer);
        drop(neighbor);
        table.remove(neighbor);
    }

    private void reach(Neighbor neighbor) {
        long time = reachableBase / 2 + random.nextLong(reachableBase);
        become(neighbor, NeighborState.REACHABLE, time);
    }

    private void become(Neighbor neighbor, NeighborState state, long time) {
        neighbor.state = state;
        neighbor.asked = 0;
        clock.armIn(neighbor.timer, time);
    }

    private void ask(Neighbor neighbor) {
        neighbor.asked++;
        clock.armIn(neighbor.timer, retransmitTime);
        solicitor.solicit(neighbor.high, neighbor.low, neighbor.hasMac() ? neighbor.station() : null);
    }

    void expired(Neighbor neighbor) {
        switch (neighbor.state) {
            case REACHABLE -> become(neighbor, NeighborState.STALE, settings.staleTime());
            case STALE -> forget(neighbor);
            case DELAY -> {
                become(neighbor, NeighborState.PROBE, retransmitTime);
                ask(neighbor);
            }
            case INCOMPLETE, PROBE -> {
                if (neighbor.asked < settings.attempts()) {
                    ask(neighbor);
                } else {
                    giveUp(neighbor);
                }
            }
        }
    }

    private void giveUp(Neighbor neighbor) {
        HeldPackets held = neighbor.held;
        neighbor.held = null;
        forget(neighbor);
        if (held != null) {
            for (ByteBuffer packet = held.take(); packet != null; packet = held.take()) {
                solicitor.unreachable(neighbor.heldType, Bytes.wrap(packet));
                pool.give(packet);
            }
        }
    }

    private void hold(Neighbor neighbor, int type, PayloadWriter packet) {
        HeldPackets held = neighbor.held;
        if (held == null) {
            held = new HeldPackets(pool, settings.heldBytes());
            neighbor.held = held;
        }
        held.add(packet, out);
        neighbor.heldType = type;
    }

    private void drop(Neighbor neighbor) {
        HeldPackets held = neighbor.held;
        if (held != null) {
            held.drop();
        }
    }

    private void releaseHeld(Neighbor neighbor) {
        HeldPackets held = neighbor.held;
        if (held == null || !neighbor.hasMac()) {
            return;
        }
        // What is sent may be answered at once, and be followed by more.
        neighbor.held = null;
        for (ByteBuffer packet = held.take(); packet != null; packet = held.take()) {
            released = Bytes.wrap(packet);
            if (neighbor.state == NeighborState.STALE) {
                become(neighbor, NeighborState.DELAY, settings.delay());
            }
            link.send(neighbor.station(), neighbor.heldType, release);
            pool.give(packet);
        }
    }

    private void release(PacketWriter to) {
        to.putBytes("packet", released);
    }
}
