package org.mpl4j.compiler.resolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;
import org.mpl4j.compiler.resolve.PacketResolver.Resolved;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.Span;

/** Everything that was resolved, in order of files and places, also what is faulty. */
public final class ResolvedSpec {
    private final Map<QualifiedName, Resolved> packets = new LinkedHashMap<>();
    private final Map<QualifiedName, EnumType> enumerations = new LinkedHashMap<>();
    private final Map<SourceFile, TreeMap<Integer, Resolved>> byPlace = new HashMap<>();
    private final Set<QualifiedName> requested;
    private final References references;

    ResolvedSpec(
            Collection<Resolved> packets,
            Map<QualifiedName, EnumType> enumerations,
            Set<QualifiedName> requested,
            References references) {
        this.requested = requested;
        this.references = references;
        packets.stream().sorted(byFile(Resolved::extent)).forEach(resolved -> {
            this.packets.put(resolved.packet().name(), resolved);
            byPlace.computeIfAbsent(resolved.extent().file(), file -> new TreeMap<>())
                    .put(resolved.extent().start(), resolved);
        });
        enumerations.entrySet().stream()
                .sorted(byFile(entry -> entry.getValue().span()))
                .forEach(entry -> this.enumerations.put(entry.getKey(), entry.getValue()));
    }

    private static <T> Comparator<T> byFile(Function<T, Span> span) {
        return Comparator.comparing((T one) -> span.apply(one).file().directory())
                .thenComparing(one -> span.apply(one).file().baseName())
                .thenComparingInt(one -> span.apply(one).start());
    }

    /** All packets and structs. Where something was reported about one, parts of it may be missing. */
    public List<PacketType> packets() {
        return packets.values().stream().map(Resolved::packet).toList();
    }

    /** Shared enumerations, by the names of their typedefs. */
    public Map<QualifiedName, EnumType> enumerations() {
        return Collections.unmodifiableMap(enumerations);
    }

    /** What the names in them stand for. */
    public References references() {
        return references;
    }

    /** The packets that nothing has been reported about, and that contain no others. */
    public SpecModel sound(Diagnostics diagnostics) {
        Set<QualifiedName> faulty = faulty(diagnostics);
        Map<QualifiedName, PacketType> sound = new LinkedHashMap<>();
        packets.forEach((name, resolved) -> {
            if (!faulty.contains(name)) {
                sound.put(name, resolved.packet());
            }
        });
        return new SpecModel(
                sound,
                enumerations,
                requested.stream().filter(sound::containsKey).toList());
    }

    private Set<QualifiedName> faulty(Diagnostics diagnostics) {
        Deque<QualifiedName> open = new ArrayDeque<>();
        packets.values().stream()
                .filter(Resolved::hasHoles)
                .forEach(resolved -> open.add(resolved.packet().name()));
        for (Span error : diagnostics.errorSpans()) {
            Map.Entry<Integer, Resolved> at =
                    byPlace.getOrDefault(error.file(), new TreeMap<>()).floorEntry(error.start());
            if (at != null && error.start() < at.getValue().extent().end()) {
                open.add(at.getValue().packet().name());
            }
        }
        Map<QualifiedName, List<QualifiedName>> users = open.isEmpty() ? Map.of() : users();
        Set<QualifiedName> faulty = new HashSet<>();
        while (!open.isEmpty()) {
            QualifiedName name = open.remove();
            if (faulty.add(name)) {
                open.addAll(users.getOrDefault(name, List.of()));
            }
        }
        return faulty;
    }

    private Map<QualifiedName, List<QualifiedName>> users() {
        Map<QualifiedName, List<QualifiedName>> users = new HashMap<>();
        for (Resolved resolved : packets.values()) {
            for (Item item : resolved.packet().items()) {
                if (item instanceof NestedPacket nested) {
                    users.computeIfAbsent(nested.target(), name -> new ArrayList<>())
                            .add(resolved.packet().name());
                }
            }
        }
        return users;
    }
}
