package org.mpl4j.compiler.interpret.value;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mpl4j.compiler.derive.BuildPlan;
import org.mpl4j.compiler.layout.PacketLayout;
import org.mpl4j.compiler.layout.Scope;
import org.mpl4j.compiler.model.PacketType;

/** What all values of one packet have in common. */
public final class PacketShape {
    private final PacketType type;
    private final BuildPlan plan;
    private final Map<Integer, ItemShape> items = new LinkedHashMap<>();
    private final Map<Integer, ScopeShape> scopes = new LinkedHashMap<>();

    PacketShape(PacketLayout layout, BuildPlan plan, ShapeTable table) {
        this.type = layout.packet();
        this.plan = plan;
        new Draughtsman(this, layout, table).draw();
    }

    void put(ItemShape item) {
        items.put(item.id(), item);
    }

    void put(ScopeShape scope) {
        scopes.put(scope.owner(), scope);
    }

    public PacketType type() {
        return type;
    }

    public BuildPlan plan() {
        return plan;
    }

    /** As declared. */
    public String name() {
        return type.name().name();
    }

    public ScopeShape scope() {
        return scope(Scope.PACKET);
    }

    /** The scope of the packet, or of the elements of an array. */
    public ScopeShape scope(int owner) {
        ScopeShape scope = scopes.get(owner);
        if (scope == null) {
            throw new IllegalArgumentException("no scope of item " + owner + " in " + type.name());
        }
        return scope;
    }

    /** The item of that id, in whichever scope; switches of the byte order have no shape. */
    public ItemShape item(int id) {
        ItemShape item = items.get(id);
        if (item == null) {
            throw new IllegalArgumentException("no item " + id + " in " + type.name());
        }
        return item;
    }

    public FieldShape field(int id) {
        return (FieldShape) item(id);
    }

    /** All items of all scopes, in order. */
    public Collection<ItemShape> items() {
        return items.values();
    }
}
