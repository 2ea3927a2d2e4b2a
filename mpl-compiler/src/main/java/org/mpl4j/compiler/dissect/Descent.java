package org.mpl4j.compiler.dissect;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.dissect.condition.Enclosing;
import org.mpl4j.compiler.dissect.fragment.FragmentTable;
import org.mpl4j.compiler.dissect.fragment.PacketInPieces;
import org.mpl4j.compiler.dissect.stream.OrderedBytes;
import org.mpl4j.compiler.dissect.table.Carrier;
import org.mpl4j.compiler.dissect.table.Fragmentation;
import org.mpl4j.compiler.dissect.table.Opening;
import org.mpl4j.compiler.dissect.table.Payload;
import org.mpl4j.compiler.dissect.table.StreamOrder;
import org.mpl4j.compiler.dissect.table.Target;
import org.mpl4j.compiler.interpret.parse.Outcome;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ListValue;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.interpret.value.ScopeValue;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.ParseException;

/** The way through the packets of one frame, or of what was put together. */
final class Descent {
    /** Packets in packets in packets: more of them are an attempt to use up the stack. */
    private static final int MOST_LAYERS = 64;

    private final Dissection dissection;
    private final ByteSource source;
    private final @Nullable Reassembly reassembly;

    /** What is read from its first packet on, so that an error is one of the packet, and not of the place where it was looked for. */
    private @Nullable Target inStep;

    /** Whether there was something in a stream that can't be the beginning of a packet. */
    private boolean isDerailed;

    Descent(Dissection dissection, ByteSource source, @Nullable Reassembly reassembly) {
        this.dissection = dissection;
        this.source = source;
        this.reassembly = reassembly;
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
        return enter(target, target.arguments(dissection), from, to, around, isPart);
    }

    private @Nullable Layer enter(
            Target target, Arguments arguments, int from, int to, @Nullable Enclosing around, boolean isPart) {
        ByteBuffer buffer = source.buffer();
        buffer.limit(to).position(from);
        Outcome outcome = read(target, buffer, arguments);
        buffer.position(0).limit(source.limit());
        PacketValue packet = outcome.packet();
        if (outcome.error() != null && target.isStream()) {
            isDerailed |= !outcome.error().isInputTooShort();
            return null;
        }
        Enclosing chain = new Enclosing(packet, around);
        if (outcome.error() != null && endsAtOpenPayload(target.payloads(), chain)) {
            outcome = new Outcome(packet, null, outcome.losses());
        }
        if (!outcome.losses().isEmpty() || outcome.error() != null) {
            outcome = withoutOpenPacket(target.payloads(), chain, outcome);
        }
        Layer.Origin origin = source.originOf(from, outcome.error() == null ? packet.end() : to);
        dissection.blame(outcome, origin.index(), isPart);
        boolean isTooShort = outcome.error() != null && outcome.error().isInputTooShort();
        Layer layer = new Layer(packet, isPart, isTooShort, origin);
        dissection.add(layer);
        layer.trailing(packet.end(), to);
        dissection.setEnclosing(chain);
        dissection.takeNotes(packet);
        boolean goesOn = follow(target.payloads(), packet, chain, layer, isPart);
        if (!packet.isComplete() && goesOn) {
            layer.trailing(to, to);
        }
        return layer;
    }

    /** Whether a packet could be read up to a field whose length does not count. */
    private boolean endsAtOpenPayload(Carrier carrier, Enclosing chain) {
        dissection.setEnclosing(chain);
        for (Carrier.Stop stop : carrier.stops()) {
            if (stop instanceof Carrier.InField in
                    && in.item().isNext(chain.packet())
                    && in.payload().isOpen(dissection)) {
                return true;
            }
        }
        return false;
    }

    /** What is wrong with a packet, but for what is in a nested one whose length does not count. */
    private Outcome withoutOpenPacket(Carrier carrier, Enclosing chain, Outcome outcome) {
        for (Carrier.Stop stop : carrier.stops()) {
            if (stop instanceof Carrier.InNested in && isOpen(in, chain)) {
                int start = in.item().startOf(chain.packet());
                List<ParseException> losses = outcome.losses().stream()
                        .filter(loss -> loss.offset() < start)
                        .toList();
                ParseException error = outcome.error();
                return new Outcome(outcome.packet(), error != null && error.offset() < start ? error : null, losses);
            }
        }
        return outcome;
    }

    /** Whether there is a nested packet whose length does not count. */
    private boolean isOpen(Carrier.InNested stop, Enclosing chain) {
        Opening opening = stop.opening();
        if (opening == null || !stop.item().isReached(chain.packet())) {
            return false;
        }
        dissection.setEnclosing(chain);
        return opening.condition().holds(dissection);
    }

    /** What can't be the beginning of a packet of a stream is refused at once: it is looked at again with each segment. */
    private Outcome read(Target target, ByteBuffer buffer, Arguments arguments) {
        if (!target.isStream()) {
            return target.interpreter().salvage(buffer, arguments, Limits.DEFAULT);
        }
        Outcome strict = target.interpreter().tryParse(buffer, arguments, Limits.DEFAULT);
        if (strict.error() == null || strict.error().isInputTooShort() || target != inStep) {
            return strict;
        }
        Outcome lossy = target.interpreter().salvage(buffer, arguments, Limits.DEFAULT);
        return lossy.error() == null ? lossy : strict;
    }

    /** Looks for packets in the payloads of a packet; returns whether there is one in the bytes behind an incomplete packet. */
    private boolean follow(Carrier carrier, ScopeValue scope, Enclosing chain, Layer layer, boolean isPart) {
        boolean goesOn = false;
        for (int i = 0; i < carrier.stops().size(); i++) {
            Carrier.Stop stop = carrier.stops().get(i);
            OptionalLong place = place(stop, chain);
            boolean isPiece = place.isPresent();
            if (isPiece && !isPart && reassembly != null && stop.item().isReached(scope)) {
                putTogether(stop, place.getAsLong(), chain, layer);
            } else if (isPiece && place.getAsLong() != 0) {
                continue; // the middle of a packet, which says nothing alone
            } else if (stop instanceof Carrier.InNested in && isOpen(in, chain)) {
                Target whole = Objects.requireNonNull(in.opening()).whole();
                int from = in.item().startOf(chain.packet());
                goesOn |= dissection.layerCount() < MOST_LAYERS
                        && enter(whole, from, chain.packet().limit(), chain, isPart) != null;
            } else if (stop instanceof Carrier.InNested in) {
                PacketValue nested = in.item().isReached(scope) ? in.item().packet(scope) : null;
                if (nested != null) {
                    goesOn |= follow(in.inside(), nested, new Enclosing(nested, chain), layer, isPart || isPiece);
                }
            } else if (stop instanceof Carrier.InElements in) {
                ListValue list = in.item().isReached(scope) ? in.item().list(scope) : null;
                for (int k = 0; list != null && k < list.size(); k++) {
                    goesOn |= follow(in.inside(), list.get(k), chain, layer, isPart);
                }
            } else {
                goesOn |= open(((Carrier.InField) stop).payload(), chain, layer, isPart || isPiece);
            }
        }
        return goesOn;
    }

    /** Where in a packet the bytes that are looked at belong; empty if they are no piece of one. */
    private OptionalLong place(Carrier.Stop stop, Enclosing chain) {
        Fragmentation pieces = stop.pieces();
        if (pieces == null
                || !stop.item().isReached(chain.packet()) && !stop.item().isNext(chain.packet())) {
            return OptionalLong.empty();
        }
        dissection.setEnclosing(chain);
        return pieces.placeOf(dissection);
    }

    /** Adds a piece to its packet, and reads that if it is complete. */
    private void putTogether(Carrier.Stop stop, long place, Enclosing chain, Layer layer) {
        PacketValue packet = chain.packet();
        Fragmentation pieces = Objects.requireNonNull(stop.pieces());
        FragmentTable fragments = Objects.requireNonNull(reassembly).fragments();
        int from = stop.item().startOf(packet);
        int to = stop.item().isEndKnown(packet) ? stop.item().endOf(packet) : packet.limit();
        Bytes content = Bytes.view(source.buffer(), from, to - from);
        String name = packet.name() + ' ' + pieces.flow().nameOf(dissection);
        PacketInPieces whole = fragments.of(name, layer.packet().name(), pieces.isStrict(), dissection.frame());
        long keptBefore = whole.keptBytes();
        String problem = whole.add(
                place, content, pieces.isLast(dissection), dissection.frame().number());
        if (!problem.isEmpty()) {
            long offset = from - source.originOf(from, from).index();
            dissection.blame(new Fault(packet.name(), stop.item().name(), offset, problem));
        }
        Target target = pieces.whole();
        if (target != null && place == 0) {
            whole.begin(target.arguments(dissection).withOwnBytes());
        }
        fragments.kept(whole.keptBytes() - keptBefore);
        if (!whole.isComplete() || dissection.layerCount() >= MOST_LAYERS) {
            return;
        }
        fragments.done(name);
        if (target == null && stop instanceof Carrier.InField in) {
            target = in.payload().choose(packet, dissection);
        }
        if (target != null) {
            readWhole(target, whole, chain);
            if (stop.item() instanceof FieldShape field) {
                layer.became(field, packet);
            }
        }
    }

    private void readWhole(Target target, PacketInPieces whole, Enclosing chain) {
        Bytes content = whole.content();
        Descent inside = new Descent(dissection, new ByteSource.OfPieces(content.source(), whole.frames()), reassembly);
        Arguments arguments = whole.arguments();
        inside.enter(
                target,
                arguments == null ? target.arguments(dissection) : arguments,
                0,
                content.length(),
                chain,
                false);
    }

    private boolean open(Payload payload, Enclosing chain, Layer layer, boolean isPart) {
        PacketValue packet = chain.packet();
        FieldShape field = payload.field();
        boolean isThere = field.isReached(packet);
        dissection.setEnclosing(chain);
        boolean isOpen = !isThere && field.isNext(packet) && payload.isOpen(dissection);
        boolean isCutOff = isOpen || (isPart || layer.isTooShort()) && !isThere && field.isNext(packet);
        if (!isThere && !isCutOff || dissection.layerCount() >= MOST_LAYERS) {
            return false;
        }
        int from = field.startOf(packet);
        int to = isThere ? field.endOf(packet) : packet.limit();
        Target target = from < to ? payload.choose(packet, dissection) : null;
        boolean isAtMissingEnd = layer.isTooShort() && to == layer.packet().limit();
        boolean isPartInside = isPart || isCutOff && !isOpen || isAtMissingEnd || payload.isPart(dissection);
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
        if (reassembly == null || order == null) {
            return null;
        }
        OptionalLong position = order.positionOf(dissection);
        if (position.isEmpty()) {
            return null;
        }
        OrderedBytes stream = reassembly.streams().of(order.flow().nameOf(dissection));
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
        long position =
                Objects.requireNonNull(payload.order()).positionOf(dissection).orElseThrow();
        long keptBefore = stream.keptBytes();
        stream.readBy(target);
        if (stream.add(position, source.buffer(), from, to, dissection.frame().number())) {
            Layer.Origin segment = source.originOf(from, to);
            ByteSource bytes = new ByteSource.OfStream(stream, dissection.frame(), segment, from - segment.index());
            Descent inside = new Descent(dissection, bytes, reassembly);
            inside.inStep = stream.isInStep() ? target : null;
            Layer last = inside.readAll(target, stream, chain);
            if (last != null) {
                layer.became(payload.field(), packet);
            }
            if (inside.isDerailed) {
                stream.giveUp();
            }
        }
        Objects.requireNonNull(reassembly).streams().kept(stream, stream.keptBytes() - keptBefore);
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
        boolean isWorthwhile = before.packet().byteLength() > 0 && from < to && dissection.layerCount() < MOST_LAYERS;
        Layer next = isWorthwhile ? enter(target, from, to, chain, true) : null;
        if (next != null) {
            before.trailing(from, from);
        }
        return next;
    }
}
