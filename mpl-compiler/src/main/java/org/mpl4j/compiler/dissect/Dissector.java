package org.mpl4j.compiler.dissect;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.capture.Frame;
import org.mpl4j.compiler.dissect.condition.Enclosing;
import org.mpl4j.compiler.dissect.stream.OrderedBytes;
import org.mpl4j.compiler.dissect.stream.StreamTable;
import org.mpl4j.compiler.dissect.table.Carrier;
import org.mpl4j.compiler.dissect.table.LayerTables;
import org.mpl4j.compiler.dissect.table.Payload;
import org.mpl4j.compiler.dissect.table.StreamOrder;
import org.mpl4j.compiler.dissect.table.Target;
import org.mpl4j.compiler.interpret.parse.Outcome;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.runtime.Limits;

/**
 * Takes frames apart, following the tables. Without streams it is immutable and safe for use by several threads; with them it takes the frames of one capture, in their
 * order.
 *
 * <p>Where a frame was cut by the capture, or a table calls a payload a part, the packets inside go on as far as there are bytes; only for a cut frame is that an error. A payload that no
 * table knows stays the bytes that it is.
 */
public final class Dissector {
    /** Packets in packets in packets: more of them are an attempt to use up the stack. */
    private static final int MOST_LAYERS = 64;

    private final LayerTables tables;
    private final @Nullable StreamTable streams;

    /** Takes each frame for itself. */
    public Dissector(LayerTables tables) {
        this(tables, null);
    }

    /** Puts packets together that go over several frames. */
    public Dissector(LayerTables tables, @Nullable StreamTable streams) {
        this.tables = tables;
        this.streams = streams;
    }

    /** Whether what it says of a frame depends on those before it. */
    public boolean needsAllFrames() {
        return streams != null;
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
            new Descent(dissection, new FrameBytes(frame, buffer, limit), streams)
                    .enter(first, frame.start(), frame.end(), null, frame.isCut());
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

    /** Bytes that packets are read from, and where in a frame or stream they are. */
    private interface Source {
        ByteBuffer buffer();

        int limit();

        Layer.Origin originOf(int from, int to);
    }

    private record FrameBytes(Frame frame, ByteBuffer buffer, int limit) implements Source {
        @Override
        public Layer.Origin originOf(int from, int to) {
            return new Layer.Origin(frame.start(), List.of());
        }
    }

    /**
     * What has come of a stream.
     *
     * @param segmentOffset where in the frame the bytes of this frame's segment begin
     */
    private record StreamBytes(OrderedBytes bytes, Frame frame, long segmentOffset) implements Source {
        @Override
        public ByteBuffer buffer() {
            return bytes.buffer();
        }

        @Override
        public int limit() {
            return bytes.end();
        }

        @Override
        public Layer.Origin originOf(int from, int to) {
            List<Long> frames = bytes.framesOf(from, Math.max(to, from + 1));
            return frames.equals(List.of(frame.number()))
                    ? new Layer.Origin(bytes.startOf(frame.number()) - segmentOffset, List.of())
                    : new Layer.Origin(-bytes.placeOf(0), frames);
        }
    }

    /** The way through the packets of one frame, or of what was put together. */
    private static final class Descent {
        private final Dissection dissection;
        private final Source source;
        private final @Nullable StreamTable streams;

        /** Whether there was something in a stream that can't be the beginning of a packet. */
        private boolean isDerailed;

        Descent(Dissection dissection, Source source, @Nullable StreamTable streams) {
            this.dissection = dissection;
            this.source = source;
            this.streams = streams;
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
            ByteBuffer buffer = source.buffer();
            buffer.limit(to).position(from);
            Outcome outcome = target.interpreter().tryParse(buffer, target.arguments(dissection), Limits.DEFAULT);
            buffer.position(0).limit(source.limit());
            PacketValue packet = outcome.packet();
            Layer.Origin origin = source.originOf(from, packet.isComplete() ? packet.end() : to);
            if (outcome.error() != null) {
                if (target.isStream()) {
                    isDerailed |= !outcome.error().isInputTooShort();
                    return null;
                }
                if (!isPart
                        || !outcome.error().isInputTooShort()
                        || dissection.frame().isCut()) {
                    dissection.blame(Fault.of(packet.name(), outcome.error(), origin.index()));
                }
            }
            Layer layer = new Layer(packet, isPart, origin);
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
            boolean isPartInside = isPart || payload.isPart(dissection);
            OrderedBytes stream = isPartInside ? null : stream(payload.order());
            if (stream != null && stream.reader() != null && from < to) {
                // The segment may be anywhere in a packet that another began.
                target = stream.reader();
            }
            if (target == null) {
                return false;
            }
            if (stream != null && target.isStream()) {
                readStream(target, payload, stream, chain, layer);
                return false;
            }
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

        /** The stream that the packet which is looked at belongs to; null if no table says, or nobody wants to know. */
        private @Nullable OrderedBytes stream(@Nullable StreamOrder order) {
            if (streams == null || order == null) {
                return null;
            }
            OptionalLong position = order.positionOf(dissection);
            if (position.isEmpty()) {
                return null;
            }
            OrderedBytes stream = streams.of(order.flowOf(dissection));
            if (order.isStart(dissection)) {
                stream.restart(position.getAsLong());
            }
            return stream;
        }

        /** Adds a payload to its stream, and reads what has become complete. */
        private void readStream(Target target, Payload payload, OrderedBytes stream, Enclosing chain, Layer layer) {
            PacketValue packet = chain.packet();
            int from = payload.field().startOf(packet);
            int to = payload.field().endOf(packet);
            long position = Objects.requireNonNull(payload.order())
                    .positionOf(dissection)
                    .orElseThrow();
            long keptBefore = stream.keptBytes();
            stream.readBy(target);
            if (stream.add(
                    position, source.buffer(), from, to, dissection.frame().number())) {
                StreamBytes bytes = new StreamBytes(
                        stream,
                        dissection.frame(),
                        from - source.originOf(from, to).index());
                Descent inside = new Descent(dissection, bytes, streams);
                Layer last = inside.readAll(target, stream, chain);
                if (last != null) {
                    layer.became(payload.field(), packet);
                }
                if (inside.isDerailed) {
                    stream.giveUp();
                }
            }
            Objects.requireNonNull(streams).kept(stream, stream.keptBytes() - keptBefore);
        }

        /** Reads packets as far as they are complete; returns the last one, null if there is none. */
        private @Nullable Layer readAll(Target target, OrderedBytes stream, Enclosing chain) {
            Layer last = null;
            while (stream.start() < stream.end() && dissection.layerCount() < MOST_LAYERS) {
                Layer next = enter(target, stream.start(), stream.end(), chain, true);
                if (next == null || next.packet().byteLength() == 0) {
                    return last;
                }
                if (last != null) {
                    last.trailing(0, 0);
                }
                last = next;
                stream.use(next.packet().end());
            }
            return last;
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
