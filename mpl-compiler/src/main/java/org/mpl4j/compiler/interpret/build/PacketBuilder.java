package org.mpl4j.compiler.interpret.build;

import java.nio.ByteBuffer;
import org.mpl4j.compiler.interpret.parse.Interpreters;
import org.mpl4j.compiler.interpret.parse.PacketInterpreter;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.interpret.value.ShapeTable;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;

/** Builds packets of a specification. Not for several threads at once. */
public final class PacketBuilder {
    /** The largest packet that is built: 64 MiB. */
    public static final int MOST_BYTES = 1 << 26;

    private static final int FIRST_BYTES = 1 << 11;

    private final ShapeTable shapes;
    private final Interpreters interpreters;
    private final NodeCache cache = new NodeCache();

    public PacketBuilder(ShapeTable shapes, Interpreters interpreters) {
        this.shapes = shapes;
        this.interpreters = interpreters;
    }

    /** Arguments of which the caller says nothing: bytes are empty, the others left for the branches to decide. */
    public static Arguments undecided(PacketShape packet) {
        Arguments arguments = new Arguments(packet.type().params().size());
        for (Param param : packet.type().params()) {
            if (param.kind() == ValueKind.BYTES) {
                arguments.set(param.index(), Bytes.EMPTY);
            }
        }
        return arguments;
    }

    /**
     * Builds a packet without parameters, or whose branches decide them.
     *
     * @param fields what the caller has to supply
     * @throws BuildException if it is too little, too much, or does not fit
     */
    public Bytes build(QualifiedName packet, Draft fields) {
        return build(packet, fields, "", undecided(shapes.shape(packet)));
    }

    /**
     * Builds a packet.
     *
     * @param fields what the caller has to supply
     * @param branch the labels of the branches of unnamed classifies, outermost first, joined by dots; a draft that names its branch itself needs none
     * @param arguments one a parameter; those that the branches decide may be unknown
     * @throws BuildException if the values are too few, too many, or do not fit
     */
    public Bytes build(QualifiedName packet, Draft fields, String branch, Arguments arguments) {
        return buildWithArguments(packet, fields, branch, arguments).bytes();
    }

    /**
     * A packet that was built.
     *
     * @param arguments with those that the branches decided: a parse needs them
     */
    public record Built(Bytes bytes, Arguments arguments) {}

    /** Like {@link #build(QualifiedName, Draft, String, Arguments)}, for callers who want to know what the branches decided. */
    public Built buildWithArguments(QualifiedName packet, Draft fields, String branch, Arguments arguments) {
        PacketShape shape = shapes.shape(packet);
        for (int size = FIRST_BYTES; ; size *= 2) {
            try {
                return attempt(shape, fields, branch, arguments, size);
            } catch (BuildException e) {
                if (e.reason() != BuildException.Reason.FULL || size >= MOST_BYTES) {
                    throw e;
                }
            }
        }
    }

    private Built attempt(PacketShape shape, Draft fields, String branch, Arguments arguments, int size) {
        ByteBuffer buffer = ByteBuffer.allocate(size);
        PacketWriter writer = new PacketWriter(buffer);
        Arguments known = arguments.copy();
        BuildPacket packet = new BuildPacket(shape, known, true, writer, cache);
        ScopeBuilder.build(shapes, packet, Given.of(fields, shape.scope(), branch));
        writer.finish().flip();
        reread(packet, buffer);
        return new Built(Bytes.wrap(buffer), known);
    }

    /** Whatever was built must be read as it was meant; this catches what only the whole packet shows. */
    private void reread(BuildPacket packet, ByteBuffer buffer) {
        for (Param param : packet.shape().type().params()) {
            if (!packet.arguments().isKnown(param.index())) {
                throw BuildException.invalid(null, "the parameter `" + param.name() + "` is missing");
            }
        }
        PacketInterpreter interpreter = interpreters.of(packet.shape().type().name());
        try {
            PacketValue read = interpreter.parse(buffer, packet.arguments(), Limits.NONE);
            Agreement.check(packet.scope(), read);
        } catch (ParseException e) {
            throw BuildException.contradiction(null, "would not be read as it was written: " + e.getMessage());
        }
    }
}
