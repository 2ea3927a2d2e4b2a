package org.mpl4j.compiler.derive;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.mpl4j.compiler.layout.Scope;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;

/**
 * The scopes in which something may be read otherwise than it was built although its bytes are the same, since it depends on what is not known when it is built: what
 * was chosen in them is noted, and compared when they are read again.
 */
final class WatchedScopes {
    private final Map<QualifiedName, PacketIndex> indexes;
    private final Map<QualifiedName, Map<Integer, ScopePlan>> plans;
    private final Map<QualifiedName, Set<Integer>> watched = new HashMap<>();

    WatchedScopes(
            Map<QualifiedName, PacketIndex> indexes,
            Map<QualifiedName, Map<Integer, ScopePlan>> plans,
            EndDependence ends) {
        this.indexes = indexes;
        this.plans = plans;
        indexes.keySet().forEach(name -> watched.put(name, new TreeSet<>()));
        indexes.forEach((name, index) -> {
            if (ends.isDoubtful(name)) {
                watch(name, Scope.PACKET);
            }
            index.packet().items().forEach(item -> watchRead(name, index, item));
            watchRests(name, index, ends);
        });
        boolean isChanged;
        do {
            isChanged = false;
            for (Map.Entry<QualifiedName, PacketIndex> entry : indexes.entrySet()) {
                for (Item item : entry.getValue().packet().items()) {
                    isChanged |= isPart(entry.getKey(), item)
                            && watch(entry.getKey(), entry.getValue().scope(item.id()));
                }
                isChanged |= watchLast(entry.getKey(), entry.getValue(), ends);
            }
        } while (isChanged);
    }

    /** How a packet is watched. */
    ChoiceWatch of(PacketType packet, EndDependence ends) {
        Set<Integer> scopes = scopes(packet.name());
        if (scopes.isEmpty()) {
            return ChoiceWatch.NONE;
        }
        EndDependence.Marks marks = ends.marks(packet);
        Set<Integer> rests = new TreeSet<>(marks.rests());
        PacketIndex index = Objects.requireNonNull(indexes.get(packet.name()));
        // What is compared by itself keeps its marks to itself.
        packet.items().stream()
                .filter(item -> marks.last().contains(item.id()) && isReread(packet.name(), index, item))
                .forEach(item -> rests.add(item.id()));
        return new ChoiceWatch(scopes, marks.doubts(), rests, marks.followed(), ends.isDoubtful(packet.name()));
    }

    private Set<Integer> scopes(QualifiedName packet) {
        return watched.getOrDefault(packet, Set.of());
    }

    private boolean watch(QualifiedName packet, int scope) {
        return watched.computeIfAbsent(packet, name -> new TreeSet<>()).add(scope);
    }

    private void watchRead(QualifiedName name, PacketIndex index, Item item) {
        boolean isReread = isReread(name, index, item);
        if (item instanceof NestedPacket nested && (isReread || EndDependence.usesRemaining(nested.arguments()))) {
            watch(nested.target(), Scope.PACKET);
        } else if (item instanceof ArrayItem && isReread) {
            watch(name, item.id());
        }
    }

    /** What takes all that is left is noted where there may be more behind it. */
    private void watchRests(QualifiedName name, PacketIndex index, EndDependence ends) {
        Set<Integer> followed = ends.marks(index.packet()).followed();
        for (Item item : index.packet().items()) {
            boolean hasMore = followed.contains(item.id()) || index.scope(item.id()) != Scope.PACKET;
            if (hasMore && ends.mayTakeRest(item)) {
                watchIn(name, item);
            }
        }
    }

    /** Where it is noted that something takes all that is left, what is last there notes it by itself: only that knows whether it does. */
    private boolean watchLast(QualifiedName name, PacketIndex index, EndDependence ends) {
        Set<Integer> last = ends.marks(index.packet()).last();
        boolean isChanged = false;
        for (Item item : index.packet().items()) {
            boolean isNoted = last.contains(item.id()) && scopes(name).contains(index.scope(item.id()));
            isChanged |= isNoted && watchIn(name, item);
        }
        return isChanged;
    }

    private boolean watchIn(QualifiedName name, Item item) {
        return item instanceof NestedPacket nested ? watch(nested.target(), Scope.PACKET) : watch(name, item.id());
    }

    private boolean isReread(QualifiedName name, PacketIndex index, Item item) {
        Map<Integer, ScopePlan> ofPacket = Objects.requireNonNull(plans.get(name));
        return Objects.requireNonNull(ofPacket.get(index.scope(item.id()))).isReadAgain(item.id());
    }

    /** Whether what is chosen in an item counts for the scope around it, as nothing else compares it. */
    private boolean isPart(QualifiedName name, Item item) {
        boolean isWatched = item instanceof NestedPacket nested
                ? scopes(nested.target()).contains(Scope.PACKET)
                : item instanceof ArrayItem && scopes(name).contains(item.id());
        return isWatched && !isReread(name, Objects.requireNonNull(indexes.get(name)), item);
    }
}
