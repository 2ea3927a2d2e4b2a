package org.mpl4j.fuzzing.corpus;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.fuzzing.library.PacketInput;
import org.mpl4j.fuzzing.library.PacketTarget;
import org.mpl4j.runtime.Bytes;

/**
 * Inputs of a protocol as bytes alone, as libFuzzer makes them: one byte says which packet, then come its arguments, and then what is parsed. A number is four bytes, a truth value one, and
 * bytes have their length before them in one byte.
 */
public final class PacketCoding {
    private final List<PacketTarget> targets;

    /**
     * An input of one of several packets.
     */
    public record Choice(PacketTarget target, PacketInput input) {}

    /** @param targets packets of a protocol, in the order of their names */
    public PacketCoding(List<PacketTarget> targets) {
        this.targets = List.copyOf(targets);
    }

    /** What bytes mean; nothing if they are too few for the arguments. */
    public Optional<Choice> decode(byte[] coded) {
        ByteBuffer in = ByteBuffer.wrap(coded);
        try {
            PacketTarget target = targets.get((in.get() & 0xff) % targets.size());
            Arguments arguments = Arguments.defaults(target.params()).copy();
            for (Param param : target.params()) {
                switch (param.kind()) {
                    case INT -> arguments.set(param.index(), in.getInt());
                    case BOOL -> arguments.set(param.index(), in.get() & 1);
                    default -> arguments.set(param.index(), content(in));
                }
            }
            return Optional.of(new Choice(target, new PacketInput(rest(in, in.remaining()), arguments)));
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static Bytes content(ByteBuffer in) {
        int length = in.get() & 0xff;
        return Bytes.wrap(rest(in, length));
    }

    private static byte[] rest(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    /** The bytes that mean an input; arguments that do not fit lose what is too much. */
    public byte[] encode(PacketTarget target, PacketInput input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(targets.indexOf(target));
        for (Param param : target.params()) {
            switch (param.kind()) {
                case INT ->
                    out.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                            .putInt((int) input.arguments().number(param.index()))
                            .array());
                case BOOL -> out.write((int) input.arguments().number(param.index()));
                default -> {
                    byte[] content = input.arguments().content(param.index()).toArray();
                    int length = Math.min(0xff, content.length);
                    out.write(length);
                    out.write(content, 0, length);
                }
            }
        }
        out.writeBytes(input.bytes());
        return out.toByteArray();
    }
}
