package org.mpl4j.compiler.dissect.condition;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.interpret.value.PacketValue;

/** Where a path leads: the packets that it starts from, and its ways through each kind of them. */
final class Places {
    private final Origin origin;
    private final Map<PacketShape, List<PathNode>> firsts;
    private final List<PathNode> ends;

    /**
     * @param firsts the first items of the ways, by the shape of the packet; no items where the path is a packet alone
     * @param ends all ends of the ways, by their number
     */
    Places(Origin origin, Map<PacketShape, List<PathNode>> firsts, List<PathNode> ends) {
        this.origin = origin;
        this.firsts = new IdentityHashMap<>(firsts);
        this.ends = List.copyOf(ends);
    }

    /** Visits all ends that are there until one is enough. */
    boolean any(Subject subject, PathNode.Visitor visitor) {
        return origin.any(subject, packet -> isIn(packet, visitor));
    }

    private boolean isIn(PacketValue packet, PathNode.Visitor visitor) {
        List<PathNode> first = firsts.get(packet.packetShape());
        return first != null && PathNode.anyOf(first, packet, visitor);
    }

    boolean exists(Subject subject) {
        return isPacket()
                ? origin.any(subject, packet -> firsts.containsKey(packet.packetShape()))
                : any(subject, (end, scope) -> true);
    }

    boolean isPacket() {
        return ends.isEmpty();
    }

    List<PathNode> ends() {
        return ends;
    }
}
