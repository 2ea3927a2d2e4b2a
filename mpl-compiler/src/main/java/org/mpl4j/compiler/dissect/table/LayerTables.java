package org.mpl4j.compiler.dissect.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.dissect.condition.Subject;
import org.mpl4j.compiler.interpret.value.PacketShape;

/** All protocol tables of a spec path, ready to be followed. Safe for use by several threads. */
public final class LayerTables {
    private final Map<Integer, List<Target>> links = new HashMap<>();
    private final List<PacketShape> layers;
    private final Map<PacketShape, FlowRules> flows = new IdentityHashMap<>();

    /**
     * @param layers every packet that can be a layer
     */
    LayerTables(Collection<PacketShape> layers) {
        this.layers = List.copyOf(layers);
    }

    void addLink(int type, Target target) {
        links.computeIfAbsent(type, key -> new ArrayList<>()).add(target);
    }

    /** What tables say about a kind of packet and flows; made if there is nothing yet. */
    FlowRules changeFlowsOf(PacketShape packet) {
        return flows.computeIfAbsent(packet, unused -> new FlowRules());
    }

    /** What tables say about a kind of packet and flows. */
    public FlowRules flowsOf(PacketShape packet) {
        return flows.getOrDefault(packet, FlowRules.NONE);
    }

    /** Every packet that can be a layer. */
    public List<PacketShape> layers() {
        return layers;
    }

    /** Whether any table says what frames of a link type start with. */
    public boolean knowsLink(int type) {
        return links.containsKey(type);
    }

    /** What a frame starts with; null if no table knows. */
    public @Nullable Target first(int linkType, Subject subject) {
        List<Target> targets = links.getOrDefault(linkType, List.of());
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i).condition().holds(subject)) {
                return targets.get(i);
            }
        }
        return null;
    }
}
