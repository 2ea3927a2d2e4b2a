package org.mpl4j.compiler.derive;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.mpl4j.compiler.model.PacketType;

/**
 * How to build a packet.
 *
 * @param bindings of every field by its id
 * @param scopes by owner, as in the layout
 * @param reportedParams indexes of the parameters that the packet classifies on, so that a parent that passes a plain field learns them from the branch built here
 */
public record BuildPlan(PacketType packet, Map<Integer, Binding> bindings, Map<Integer, ScopePlan> scopes, Set<Integer> reportedParams) {
    public BuildPlan {
        bindings = Collections.unmodifiableMap(new LinkedHashMap<>(bindings));
        scopes = Collections.unmodifiableMap(new LinkedHashMap<>(scopes));
        reportedParams = Collections.unmodifiableSet(new java.util.TreeSet<>(reportedParams));
    }

    public Binding binding(int fieldId) {
        Binding binding = bindings.get(fieldId);
        if (binding == null) {
            throw new IllegalArgumentException("no field " + fieldId + " in " + packet.name());
        }
        return binding;
    }
}
