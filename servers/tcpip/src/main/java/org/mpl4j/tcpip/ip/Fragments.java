package org.mpl4j.tcpip.ip;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.count.Counts;

/** Packets of which fragments have come. There may be so many at the same time; when one more begins, that goes which is the oldest. Each has a minute (RFC 1122 section 3.3.2, RFC 8200 section 4.5). */
final class Fragments {
    private static final int MOST = 32;
    private static final long LIFETIME = 60 * Durations.SECOND;

    private final TimerWheel clock;
    private final Counts<IpEvent> counts;
    private final List<Reassembly> packets = new ArrayList<>();
    private final Datagram expired = new Datagram();
    private @Nullable ErrorSender errorsOfV4;
    private @Nullable ErrorSender errorsOfV6;
    private int oldest;

    Fragments(TimerWheel clock, Counts<IpEvent> counts) {
        this.clock = clock;
        this.counts = counts;
    }

    void setErrors(ErrorSender v4, ErrorSender v6) {
        errorsOfV4 = v4;
        errorsOfV6 = v6;
    }

    /**
     * Adds a fragment.
     *
     * @param datagram which it is in, and which the whole packet replaces if this was the last one
     * @param identification whose it is
     * @param protocol what is in the whole packet
     * @param bytes what is in this one
     * @param at where that belongs
     * @param isMore whether others follow
     * @return whether the packet is complete
     */
    boolean add(Datagram datagram, long identification, int protocol, Bytes bytes, int at, boolean isMore) {
        counts.add(IpEvent.FRAGMENTS_RECEIVED);
        Reassembly packet = find(datagram, identification, protocol);
        switch (packet.add(bytes, at, isMore, datagram.packet())) {
            case COMPLETE -> {
                packet.fill(datagram);
                end(packet);
                counts.add(IpEvent.REASSEMBLED);
                return true;
            }
            case SPOILED -> {
                end(packet);
                counts.add(IpEvent.REASSEMBLY_FAILED);
            }
            case INCOMPLETE -> {}
        }
        return false;
    }

    private Reassembly find(Datagram datagram, long identification, int protocol) {
        Reassembly free = null;
        for (int i = 0; i < packets.size(); i++) {
            Reassembly packet = packets.get(i);
            if (packet.isOf(datagram.addresses(), identification, protocol)) {
                return packet;
            }
            free = packet.isInUse() ? free : packet;
        }
        Reassembly packet = free == null ? make() : free;
        packet.begin(datagram, identification, protocol);
        clock.armIn(packet.timer, LIFETIME);
        return packet;
    }

    private Reassembly make() {
        if (packets.size() < MOST) {
            Reassembly packet = new Reassembly(this);
            packets.add(packet);
            return packet;
        }
        Reassembly victim = packets.get(oldest);
        oldest = (oldest + 1) % MOST;
        end(victim);
        counts.add(IpEvent.REASSEMBLY_FAILED);
        return victim;
    }

    private void end(Reassembly packet) {
        clock.cancel(packet.timer);
        packet.end();
    }

    void expired(Reassembly packet) {
        end(packet);
        counts.add(IpEvent.REASSEMBLY_FAILED);
        ErrorSender errors;
        if (packet.fillForError(expired)) {
            errors = expired.addresses().isV4() ? errorsOfV4 : errorsOfV6;
            if (errors != null) {
                errors.reassemblyTimeExceeded(expired);
            }
        }
    }
}
