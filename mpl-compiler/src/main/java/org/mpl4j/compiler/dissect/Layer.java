package org.mpl4j.compiler.dissect;

import java.util.ArrayList;
import java.util.List;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.Omission;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.interpret.value.ScopeValue;

/**
 * A packet of a frame. Its bytes are those from its start to its end without the payloads that became layers of their own. As an {@link Omission}, it leaves those payloads out.
 */
public final class Layer implements Omission {
    private final PacketValue packet;
    private final boolean isPart;
    private final boolean isTooShort;
    private final Origin origin;
    private final List<Inside> inside = new ArrayList<>(1);
    private int trailingStart;
    private int trailingEnd;

    /**
     * @param isPart whether it may be only the beginning of what was sent
     * @param isTooShort whether it is incomplete because it says that it is longer than the bytes that are there
     */
    Layer(PacketValue packet, boolean isPart, boolean isTooShort, Origin origin) {
        this.packet = packet;
        this.isPart = isPart;
        this.isTooShort = isTooShort;
        this.origin = origin;
    }

    /**
     * What offsets in a layer count from.
     *
     * @param index in the buffer that the packet is in; may be negative
     * @param frames the frames that the packet was put together from; empty if all of it is in this one
     */
    record Origin(long index, List<Long> frames) {
        Origin {
            frames = List.copyOf(frames);
        }
    }

    private record Inside(FieldShape field, ScopeValue scope) {}

    public PacketValue packet() {
        return packet;
    }

    /** Whether it may be only the beginning of what was sent. */
    public boolean isPart() {
        return isPart;
    }

    /** Whether it says that it is longer than the bytes that are there. */
    boolean isTooShort() {
        return isTooShort;
    }

    /** Where an index of its buffer is: bytes after the start of the frame or, if it came in several, of the stream or of the packet that was put together. */
    public long offsetOf(int index) {
        return index - origin.index;
    }

    /** The frames that it was put together from; empty if all of it is in this one. */
    public List<Long> frames() {
        return origin.frames;
    }

    /** Notes that a field has become a layer. */
    void became(FieldShape field, ScopeValue scope) {
        inside.add(new Inside(field, scope));
    }

    /** Notes bytes behind the packet that no layer took. */
    void trailing(int from, int to) {
        trailingStart = from;
        trailingEnd = to;
    }

    public boolean hasTrailing() {
        return trailingEnd > trailingStart;
    }

    /** The index of the first byte behind the packet which no layer took. */
    public int trailingStart() {
        return trailingStart;
    }

    public int trailingEnd() {
        return trailingEnd;
    }

    /** How many bytes are the packet's own. */
    public int byteLength() {
        int length = packet.byteLength();
        for (int i = 0; i < inside.size(); i++) {
            Inside payload = inside.get(i);
            if (payload.field.isReached(payload.scope)) {
                length -= payload.field.endOf(payload.scope) - payload.field.startOf(payload.scope);
            }
        }
        return length;
    }

    @Override
    public boolean omits(ItemShape item, ScopeValue scope) {
        for (int i = 0; i < inside.size(); i++) {
            if (inside.get(i).field == item && inside.get(i).scope == scope) {
                return true;
            }
        }
        return false;
    }
}
