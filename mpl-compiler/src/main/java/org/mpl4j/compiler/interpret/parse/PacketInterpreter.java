package org.mpl4j.compiler.interpret.parse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.ParseException;

/** Parses one kind of packet without generated code, with the same results. Immutable and safe for use by several threads. */
public final class PacketInterpreter {
    private final Program program;

    PacketInterpreter(Program program) {
        this.program = program;
    }

    /** What all packets of this kind have in common. */
    public PacketShape shape() {
        return program.shape();
    }

    /**
     * Parses a packet without parameters, or with all of them 0, false and empty.
     *
     * @param buffer whose remaining bytes start with the packet; its position stays
     * @throws ParseException if they do not
     */
    public PacketValue parse(ByteBuffer buffer) throws ParseException {
        return parse(buffer, Arguments.defaults(shape().type().params()), Limits.DEFAULT);
    }

    /**
     * Parses a packet.
     *
     * @param buffer whose remaining bytes start with the packet; its position stays
     * @param arguments one a parameter
     * @throws ParseException if they do not
     */
    public PacketValue parse(ByteBuffer buffer, Arguments arguments, Limits limits) throws ParseException {
        PacketValue packet = start(buffer, arguments);
        new Machine(packet, limits, Losses.none()).runScope(packet, program.body(), 0);
        return packet;
    }

    /** Parses as far as possible: the result says what is wrong, if anything, and has what was read before. */
    public Outcome tryParse(ByteBuffer buffer, Arguments arguments, Limits limits) {
        return tryParse(start(buffer, arguments), limits, Losses.none());
    }

    /**
     * Parses as much as possible: where something is wrong in an item that has an explicit length, it goes on behind that item, and of one that should be longer it reads what is
     * there. A packet with losses is incomplete, even if its end was found.
     */
    public Outcome salvage(ByteBuffer buffer, Arguments arguments, Limits limits) {
        return tryParse(start(buffer, arguments), limits, Losses.gathered());
    }

    private Outcome tryParse(PacketValue packet, Limits limits, Losses losses) {
        ParseException error = null;
        try {
            new Machine(packet, limits, losses).runScope(packet, program.body(), 0);
        } catch (ParseException e) {
            error = e;
        }
        return new Outcome(packet, error, losses.errors());
    }

    private PacketValue start(ByteBuffer buffer, Arguments arguments) {
        ByteBuffer b = buffer.order() == ByteOrder.BIG_ENDIAN ? buffer : buffer.duplicate();
        return new PacketValue(program.shape(), b, b.position(), b.limit(), b.position(), arguments);
    }
}
