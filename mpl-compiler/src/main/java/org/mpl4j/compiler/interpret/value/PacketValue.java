package org.mpl4j.compiler.interpret.value;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A packet that was read. */
public final class PacketValue extends ScopeValue {
    private final PacketShape packetShape;
    private final Arguments arguments;

    public PacketValue(
            PacketShape packetShape, ByteBuffer buffer, int start, int limit, int origin, Arguments arguments) {
        super(packetShape.scope(), buffer, start, limit, origin);
        this.packetShape = packetShape;
        this.arguments = arguments;
    }

    public PacketShape packetShape() {
        return packetShape;
    }

    /** The packet's name, as declared. */
    public String name() {
        return packetShape.name();
    }

    /** What its parameters are. */
    public Arguments arguments() {
        return arguments;
    }

    @Override
    boolean isLittleAtStart() {
        return false;
    }

    @Override
    public @Nullable ScopeValue parent() {
        return null;
    }

    @Override
    public PacketValue packet() {
        return this;
    }
}
