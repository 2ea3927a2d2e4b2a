package org.mpl4j.compiler.dissect.condition;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.value.PacketShape;

/** Which names a path can start with, and what they stand for. */
public final class Vocabulary {
    private final @Nullable PacketShape current;
    private final Set<PacketShape> packets;
    private final boolean isAround;
    private final Map<String, Note> notes;

    private Vocabulary(
            @Nullable PacketShape current, Set<PacketShape> packets, boolean isAround, Map<String, Note> notes) {
        this.current = current;
        this.packets = packets;
        this.isAround = isAround;
        this.notes = notes;
    }

    /** For filters: packets that can be layers, and what can be in them. */
    public static Vocabulary ofFilter(Collection<PacketShape> layers) {
        return new Vocabulary(null, nested(layers), false, Map.of());
    }

    /**
     * For tables.
     *
     * @param current the packet whose payload is decided about; null at the start of a frame
     * @param layers packets that can be around it
     * @param notes what is noted for flows, by name
     */
    public static Vocabulary ofTable(
            @Nullable PacketShape current, Collection<PacketShape> layers, Map<String, Note> notes) {
        return new Vocabulary(current, nested(layers), true, notes);
    }

    private static Set<PacketShape> nested(Collection<PacketShape> layers) {
        Set<PacketShape> all = new LinkedHashSet<>();
        layers.forEach(layer -> Nesting.collect(layer, all));
        return all;
    }

    @Nullable
    PacketShape current() {
        return current;
    }

    /** The packets of that name. */
    List<PacketShape> packets(String name) {
        return packets.stream().filter(packet -> packet.name().equals(name)).toList();
    }

    Origin origin(String name) {
        return isAround ? new Origin.Around(name) : new Origin.Anywhere(name);
    }

    /** Whether there are flows, of which something can have been noted. */
    boolean hasFlows() {
        return isAround;
    }

    /** What is noted for flows, by name. */
    Map<String, Note> notes() {
        return notes;
    }

    Set<String> packetNames() {
        Set<String> names = new TreeSet<>();
        packets.forEach(packet -> names.add(packet.name()));
        return names;
    }
}
