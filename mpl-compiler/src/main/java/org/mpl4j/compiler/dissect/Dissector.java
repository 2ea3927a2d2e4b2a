package org.mpl4j.compiler.dissect;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.capture.Frame;
import org.mpl4j.compiler.dissect.condition.Enclosing;
import org.mpl4j.compiler.dissect.table.Carrier;
import org.mpl4j.compiler.dissect.table.LayerTables;
import org.mpl4j.compiler.dissect.table.Payload;
import org.mpl4j.compiler.dissect.table.Target;
import org.mpl4j.compiler.interpret.parse.Outcome;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.runtime.Limits;

/**
 * Takes frames apart, following the tables. Immutable and safe for use by several threads.
 *
 * <p>Where a frame was cut by the capture, or a table calls a payload a part, the packets inside go on as far as there are bytes; only for a cut frame is that an error. A payload that no
 * table knows stays the bytes that it is.
 */
public final class Dissector {
    /** Packets in packets in packets: more of them are an attempt to use up the stack. */
    private static final int MOST_LAYERS = 64;

    private final LayerTables tables;

    public Dissector(LayerTables tables) {
        this.tables = tables;
    }

    /**
     * Takes a frame apart. The buffer's limit is moved, and is then behind the frame or farther, as before.
     *
     * @param buffer of the frame's batch, not used by another thread
     */
    public Dissection dissect(Frame frame, ByteBuffer buffer) {
        Dissection dissection = new Dissection(frame, buffer);
        int limit = buffer.limit();
        Target first = tables.first(frame.linkType(), dissection);
        if (first == null) {
            dissection.blame(new Fault("frame", "", 0, unknownLink(frame.linkType())));
        } else {
            new Descent(dissection, limit).enter(first, frame.start(), frame.end(), null, frame.isCut());
        }
        buffer.limit(limit);
        dissection.setEnclosing(null);
        return dissection;
    }

    private String unknownLink(int type) {
        return tables.knowsLink(type)
                ? "no table says what this frame of link type " + type + " starts with"
                : "no table says what frames of link type " + type + " start with: a line `link " + type
                        + " -> packet` would";
    }

    /** The way through one frame. */
    private static final class Descent {
        private final Dissection dissection;
        private final ByteBuffer buffer;
        private final int bufferLimit;

        Descent(Dissection dissection, int bufferLimit) {
            this.dissection = dissection;
            this.buffer = dissection.buffer();
            this.bufferLimit = bufferLimit;
        }

        /**
         * Reads a packet and what is in it.
         *
         * @param from index of the packet's first byte
         * @param to index after the last byte that it may have
         * @param around the packet that it is in
         * @param isPart whether its end may be missing
         * @return null if it is no such packet and need not be one
         */
        @Nullable
        Layer enter(Target target, int from, int to, @Nullable Enclosing around, boolean isPart) {
            dissection.setEnclosing(around);
            buffer.limit(to).position(from);
            Outcome outcome = target.interpreter().tryParse(buffer, target.arguments(dissection), Limits.DEFAULT);
            buffer.position(0).limit(bufferLimit);
            PacketValue packet = outcome.packet();
            if (outcome.error() != null) {
                if (target.isStream()) {
                    return null;
                }
                if (!isPart
                        || !outcome.error().isInputTooShort()
                        || dissection.frame().isCut()) {
                    dissection.blame(Fault.of(
                            packet.name(), outcome.error(), dissection.frame().start()));
                }
            }
            Layer layer = new Layer(packet, isPart);
            dissection.add(layer);
            layer.trailing(packet.end(), to);
            boolean goesOn = follow(target.payloads(), new Enclosing(packet, around), layer, isPart);
            if (!packet.isComplete() && goesOn) {
                layer.trailing(to, to);
            }
            return layer;
        }

        /** Looks for packets in the payloads of a packet; returns whether there is one in the bytes behind an incomplete packet. */
        private boolean follow(Carrier carrier, Enclosing chain, Layer layer, boolean isPart) {
            boolean goesOn = false;
            PacketValue packet = chain.packet();
            for (int i = 0; i < carrier.stops().size(); i++) {
                Carrier.Stop stop = carrier.stops().get(i);
                if (stop instanceof Carrier.InNested in) {
                    PacketValue nested =
                            in.nested().isReached(packet) ? in.nested().packet(packet) : null;
                    if (nested != null) {
                        goesOn |= follow(in.inside(), new Enclosing(nested, chain), layer, isPart);
                    }
                } else {
                    goesOn |= open(((Carrier.InField) stop).payload(), chain, layer, isPart);
                }
            }
            return goesOn;
        }

        private boolean open(Payload payload, Enclosing chain, Layer layer, boolean isPart) {
            PacketValue packet = chain.packet();
            FieldShape field = payload.field();
            boolean isThere = field.isReached(packet);
            boolean isCutOff = isPart && !isThere && field.isNext(packet);
            if (!isThere && !isCutOff || dissection.layerCount() >= MOST_LAYERS) {
                return false;
            }
            int from = field.startOf(packet);
            int to = isThere ? field.endOf(packet) : packet.limit();
            dissection.setEnclosing(chain);
            Target target = from < to ? payload.choose(packet, dissection) : null;
            if (target == null) {
                return false;
            }
            boolean isPartInside = isPart || payload.isPart(dissection);
            Layer message = enter(target, from, to, chain, isPartInside);
            if (message == null) {
                return false;
            }
            layer.became(field, packet);
            while (target.isStream() && message != null) {
                message = nextOfStream(target, message, to, chain);
            }
            return isCutOff;
        }

        /** The packet behind another of a stream; null if there is no complete one. */
        private @Nullable Layer nextOfStream(Target target, Layer before, int to, Enclosing chain) {
            int from = before.packet().end();
            boolean isWorthwhile =
                    before.packet().byteLength() > 0 && from < to && dissection.layerCount() < MOST_LAYERS;
            Layer next = isWorthwhile ? enter(target, from, to, chain, true) : null;
            if (next != null) {
                before.trailing(from, from);
            }
            return next;
        }
    }
}
