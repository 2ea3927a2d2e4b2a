package org.mpl4j.compiler.derive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mpl4j.compiler.layout.Scope;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;

/** Which parameters the branches of a packet decide, directly or through a packet that it passes them to; and which of them always. */
final class ReportedParams {
    /** A parameter of a packet. */
    record Key(QualifiedName packet, int param) {}

    /** A parameter that is passed on as it is. */
    private record Pass(Key from, boolean isSure) {}

    private final Map<Key, List<Pass>> passes = new HashMap<>();
    private final Set<Key> reported = new HashSet<>();
    private final Set<Key> total = new HashSet<>();

    ReportedParams(SpecModel model, Map<QualifiedName, PacketIndex> indexes) {
        Set<Key> direct = new HashSet<>();
        Set<Key> directTotal = new HashSet<>();
        for (PacketType packet : model.allPackets()) {
            PacketIndex index = Objects.requireNonNull(indexes.get(packet.name()));
            for (Item item : index.items(Scope.PACKET)) {
                boolean isSure = index.isSure(item, null);
                if (item instanceof Classify classify && classify.tag() instanceof Expr.ParamValue tag) {
                    Key key = new Key(packet.name(), tag.index());
                    direct.add(key);
                    if (isSure) {
                        directTotal.add(key);
                    }
                } else if (item instanceof NestedPacket nested) {
                    notePasses(packet, nested, isSure);
                }
            }
        }
        spread(direct, reported, false);
        spread(directTotal, total, true);
    }

    private void notePasses(PacketType packet, NestedPacket nested, boolean isSure) {
        for (int i = 0; i < nested.arguments().size(); i++) {
            if (nested.arguments().get(i) instanceof Expr.ParamValue param) {
                passes.computeIfAbsent(new Key(nested.target(), i), key -> new ArrayList<>())
                        .add(new Pass(new Key(packet.name(), param.index()), isSure));
            }
        }
    }

    private void spread(Set<Key> direct, Set<Key> reached, boolean onlySure) {
        Deque<Key> pending = new ArrayDeque<>(direct);
        reached.addAll(direct);
        while (!pending.isEmpty()) {
            for (Pass pass : passes.getOrDefault(pending.pop(), List.of())) {
                if ((pass.isSure || !onlySure) && reached.add(pass.from)) {
                    pending.push(pass.from);
                }
            }
        }
    }

    boolean isReported(QualifiedName packet, int param) {
        return reported.contains(new Key(packet, param));
    }

    /** Whether whatever is built of the packet decides the parameter. */
    boolean isTotal(QualifiedName packet, int param) {
        return total.contains(new Key(packet, param));
    }
}
