package org.mpl4j.compiler.dissect.fragment;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.capture.Frame;
import org.mpl4j.compiler.capture.Timestamp;

/**
 * The packets of a capture that have not come completely. One that is not complete a minute after its first piece is given up (RFC 8200 section 4.5, RFC 1122 section 3.3.2); so are
 * the oldest where there are too many. For one thread.
 */
public final class FragmentTable {
    private static final long SECONDS = 60;
    private static final int MOST_PACKETS = 8192;
    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_REPORTS = 10;

    private final int mostPackets;
    private final long mostBytes;

    /** The oldest first. */
    private final Map<String, Waiting> packets = new LinkedHashMap<>();

    private final List<String> reports = new ArrayList<>();
    private long byteCount;
    private long incomplete;

    public FragmentTable() {
        this(MOST_PACKETS, MOST_BYTES);
    }

    FragmentTable(int mostPackets, long mostBytes) {
        this.mostPackets = mostPackets;
        this.mostBytes = mostBytes;
    }

    private record Waiting(PacketInPieces packet, String kind, long frame, Timestamp since) {
        boolean isTooOld(Timestamp now) {
            return since.isKnown() && now.isKnown() && now.seconds() - since.seconds() > SECONDS;
        }
    }

    /**
     * The packet of that name; a new one, if there is none, or none that is young enough.
     *
     * @param kind what people call such packets
     */
    public PacketInPieces of(String name, String kind, boolean isStrict, Frame frame) {
        while (!packets.isEmpty() && oldest().isTooOld(frame.time())) {
            giveUpOldest();
        }
        Waiting known = packets.get(name);
        if (known != null && known.isTooOld(frame.time())) {
            packets.remove(name);
            giveUp(known);
            known = null;
        }
        if (known == null) {
            known = new Waiting(new PacketInPieces(isStrict), kind, frame.number(), frame.time());
            packets.put(name, known);
            byteCount += known.packet.keptBytes();
        }
        return known.packet;
    }

    /** Notes that a packet keeps more bytes, or fewer, than before; makes room, where that is needed. */
    public void kept(long difference) {
        byteCount += difference;
        while (packets.size() > mostPackets || byteCount > mostBytes) {
            giveUpOldest();
        }
    }

    /** Forgets a packet that is complete. */
    public void done(String name) {
        Waiting waiting = packets.remove(name);
        if (waiting != null) {
            byteCount -= waiting.packet.keptBytes();
        }
    }

    private Waiting oldest() {
        return packets.values().iterator().next();
    }

    private void giveUpOldest() {
        Iterator<Waiting> all = packets.values().iterator();
        Waiting waiting = all.next();
        all.remove();
        giveUp(waiting);
    }

    private void giveUp(Waiting waiting) {
        byteCount -= waiting.packet.keptBytes();
        if (waiting.packet.isDropped()) {
            return;
        }
        incomplete++;
        if (reports.size() < MOST_REPORTS) {
            reports.add("the " + waiting.kind + " that begins to come with frame " + waiting.frame
                    + " never comes completely: " + waiting.packet.missing() + " are missing");
        }
    }

    /** Gives up all that is not complete: no more pieces come. */
    public void end() {
        while (!packets.isEmpty()) {
            giveUpOldest();
        }
    }

    /** How many packets were given up. */
    public long incomplete() {
        return incomplete;
    }

    /** What is missing of the first of those, each a sentence. */
    public List<String> reports() {
        return List.copyOf(reports);
    }

    /** How many packets wait for more pieces. */
    int count() {
        return packets.size();
    }
}
