package org.mpl4j.compiler.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All packets, shared enumerations and extern types that a compilation reached.
 *
 * @param packets every packet and struct by its name, in declaration order of the files in path order
 * @param enums every shared enumeration ({@code typedef .. variant}) by its name, in the same order
 * @param requested the packets of the files that the user named; the others were reached from them
 */
public record SpecModel(
        Map<QualifiedName, PacketType> packets, Map<QualifiedName, EnumType> enums, List<QualifiedName> requested) {
    public SpecModel {
        packets = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(packets));
        enums = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(enums));
        requested = List.copyOf(requested);
    }

    /** The packet of that name; a model holds every packet that one of its packets refers to. */
    public PacketType packet(QualifiedName name) {
        PacketType packet = packets.get(name);
        if (packet == null) {
            throw new IllegalArgumentException("no packet " + name + " in this model");
        }
        return packet;
    }

    public Optional<PacketType> find(QualifiedName name) {
        return Optional.ofNullable(packets.get(name));
    }

    public Collection<PacketType> allPackets() {
        return packets.values();
    }
}
