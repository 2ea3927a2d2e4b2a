package org.mpl4j.compiler.dissect.fragment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.runtime.Bytes;

/**
 * The pieces of a packet that have come so far, in any order, some of them perhaps twice.
 *
 * <p>Where pieces overlap, the bytes that came first count; a strict packet is dropped then, with all its pieces, those included that are still to come (RFC 5722 section 3, RFC
 * 8200 section 4.5). The same piece twice is no overlap. A piece that can't belong to the packet is left out.
 */
public final class PacketInPieces {
    /** The longest packet of IP; others that are cut into pieces are shorter. */
    static final int LONGEST = 65535;

    /** What a piece takes besides its bytes, about. */
    private static final int OVERHEAD = 100;

    private static final int UNKNOWN = -1;

    private final boolean isStrict;
    private final TreeMap<Integer, Piece> pieces = new TreeMap<>();
    private @Nullable Arguments arguments;
    private boolean isDropped;
    private int length = UNKNOWN;
    private long lastFrame;
    private int coveredBytes;

    PacketInPieces(boolean isStrict) {
        this.isStrict = isStrict;
    }

    private record Piece(int from, Bytes content, long frame) {
        int to() {
            return from + content.length();
        }

        Bytes part(int start, int end) {
            return content.slice(start - from, end - from);
        }
    }

    /**
     * Takes a piece, and copies its bytes.
     *
     * @param at its place in the packet
     * @param isLast whether the packet ends with it
     * @param frame that brought it
     * @return what is wrong with it; empty if nothing is
     */
    public String add(long at, Bytes content, boolean isLast, long frame) {
        if (isDropped) {
            return "";
        }
        String lie = lie(at, at + content.length(), isLast);
        if (!lie.isEmpty()) {
            return lie;
        }
        if (isLast) {
            length = (int) at + content.length();
            lastFrame = frame;
        }
        return isStrict ? insert(new Piece((int) at, content, frame)) : fill(new Piece((int) at, content, frame));
    }

    private String lie(long from, long to, boolean isLast) {
        if (from < 0 || to > LONGEST) {
            return "the packet that this is a piece of would have " + to + " bytes or more, and can't have more than "
                    + LONGEST;
        }
        if (length != UNKNOWN && (to > length || isLast && to < length)) {
            return "this piece ends at byte " + to + " of its packet, which ends at byte " + length
                    + " according to frame " + lastFrame + ": it is left out";
        }
        if (isLast && !pieces.isEmpty() && pieces.lastEntry().getValue().to() > to) {
            Piece farthest = pieces.lastEntry().getValue();
            return "the packet can't end with this piece at byte " + to + ": frame " + farthest.frame
                    + " has brought bytes up to " + farthest.to() + "; it is left out";
        }
        return "";
    }

    private String insert(Piece piece) {
        Piece before = covering(piece.from, piece.to());
        if (before == null) {
            put(piece);
            return "";
        }
        if (before.from == piece.from && before.content.equals(piece.content)) {
            return "";
        }
        isDropped = true;
        pieces.clear();
        coveredBytes = 0;
        return "this piece overlaps the one in frame " + before.frame
                + ": the packet is dropped, with all its pieces (RFC 8200 section 4.5)";
    }

    /** Takes those bytes of a piece that are not there yet. */
    private String fill(Piece piece) {
        String conflict = "";
        int next = piece.from;
        while (next < piece.to()) {
            Piece before = covering(next, piece.to());
            int gapEnd = before == null ? piece.to() : Math.max(next, before.from);
            put(new Piece(next, piece.part(next, gapEnd), piece.frame));
            next = gapEnd;
            if (before != null) {
                int end = Math.min(piece.to(), before.to());
                if (conflict.isEmpty() && !before.part(next, end).equals(piece.part(next, end))) {
                    conflict = "bytes " + next + " to " + (end - 1) + " of the packet are not those that frame "
                            + before.frame + " has brought, which count";
                }
                next = end;
            }
        }
        return conflict;
    }

    private void put(Piece piece) {
        if (!piece.content.isEmpty()) {
            pieces.put(piece.from, new Piece(piece.from, piece.content.copy(), piece.frame));
            coveredBytes += piece.content.length();
        }
    }

    /** The first piece that has one of these bytes; null if none has. */
    private @Nullable Piece covering(int from, int to) {
        Map.Entry<Integer, Piece> before = pieces.floorEntry(from);
        if (before != null && before.getValue().to() > from) {
            return before.getValue();
        }
        Map.Entry<Integer, Piece> after = pieces.ceilingEntry(from);
        return after != null && after.getKey() < to ? after.getValue() : null;
    }

    /** Notes what the beginning of the packet says about it; the first time counts. */
    public void begin(Arguments said) {
        if (arguments == null) {
            arguments = said;
        }
    }

    /** What the beginning has said; null if nothing. */
    public @Nullable Arguments arguments() {
        return arguments;
    }

    /** Whether all pieces are there. */
    public boolean isComplete() {
        return !isDropped && coveredBytes == length;
    }

    /** All bytes of the packet, which is complete. */
    public Bytes content() {
        byte[] all = new byte[length];
        pieces.values().forEach(piece -> piece.content.copyTo(all, piece.from));
        return Bytes.wrap(all);
    }

    /** The frames that have brought it, in order. */
    public List<Long> frames() {
        Stream<Long> last = length == UNKNOWN ? Stream.of() : Stream.of(lastFrame);
        return Stream.concat(pieces.values().stream().map(Piece::frame), last)
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether it will never be complete, which has been said. */
    boolean isDropped() {
        return isDropped;
    }

    /** Which bytes are missing first. */
    String missing() {
        int next = 0;
        for (Piece piece : pieces.values()) {
            if (piece.from > next) {
                return "bytes " + next + " to " + (piece.from - 1);
            }
            next = piece.to();
        }
        return "bytes from " + next + " on";
    }

    /** How much memory it takes, about. */
    public long keptBytes() {
        return coveredBytes + (long) OVERHEAD * (pieces.size() + 1);
    }
}
