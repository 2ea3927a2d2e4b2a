package org.mpl4j.compiler.interpret.value;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.pipeline.CompiledSpec;

/** The shapes of the packets of a specification, each prepared when it is first asked for. Safe for use by several threads. */
public final class ShapeTable {
    private final CompiledSpec spec;
    private final Map<QualifiedName, PacketShape> shapes = new ConcurrentHashMap<>();

    public ShapeTable(CompiledSpec spec) {
        this.spec = spec;
    }

    public CompiledSpec spec() {
        return spec;
    }

    /**
     * The shape of a packet.
     *
     * @throws MissingCodecException if a field's codec is not on the class path
     */
    public PacketShape shape(QualifiedName name) {
        PacketShape known = shapes.get(name);
        if (known != null) {
            return known;
        }
        PacketShape drawn = new PacketShape(
                Objects.requireNonNull(spec.layouts().get(name), () -> "no layout of " + name),
                Objects.requireNonNull(spec.plans().get(name), () -> "no plan of " + name),
                this);
        PacketShape earlier = shapes.putIfAbsent(name, drawn);
        return earlier == null ? drawn : earlier;
    }
}
