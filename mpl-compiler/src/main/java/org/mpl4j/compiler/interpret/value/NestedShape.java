package org.mpl4j.compiler.interpret.value;

import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.model.NestedPacket;

/** Another packet in place. */
public final class NestedShape extends ItemShape {
    private final int ref;
    private final ShapeTable table;
    private @Nullable PacketShape target;

    NestedShape(Draughtsman.Position position, PlacedItem placed) {
        super(position, placed);
        this.ref = position.newRef();
        this.table = position.table();
    }

    public NestedPacket nested() {
        return (NestedPacket) item();
    }

    public int ref() {
        return ref;
    }

    /** The shape of the packet inside. Prepared when first asked for, as packets may hold themselves. */
    public PacketShape target() {
        PacketShape known = target;
        if (known == null) {
            known = table.shape(nested().target());
            target = known;
        }
        return known;
    }

    /** The packet inside; null if it was not reached. */
    public @Nullable PacketValue packet(ScopeValue value) {
        return (PacketValue) value.ref(ref);
    }

    @Override
    boolean wasReached(ScopeValue value) {
        return value.ref(ref) != null;
    }
}
