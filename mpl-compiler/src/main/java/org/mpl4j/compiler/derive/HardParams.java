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
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;

/**
 * The parameters without which a packet cannot be written: those in computed values, checksums, byte orders and widths, directly or through packets that they are
 * passed to. Others only matter for what a parse will find, which can be checked later.
 */
final class HardParams {
    private final Map<ReportedParams.Key, List<ReportedParams.Key>> passes = new HashMap<>();
    private final Set<ReportedParams.Key> hard = new HashSet<>();

    HardParams(SpecModel model, Map<QualifiedName, BindingTable> tables) {
        for (PacketType packet : model.allPackets()) {
            BindingTable ofPacket = Objects.requireNonNull(tables.get(packet.name()));
            for (Item item : packet.items()) {
                HardUses.of(item, ofPacket)
                        .forEach(expr ->
                                params(expr).forEach(param -> hard.add(new ReportedParams.Key(packet.name(), param))));
                if (item instanceof NestedPacket nested) {
                    notePasses(packet, nested);
                }
            }
        }
        spread();
    }

    boolean isHard(QualifiedName packet, int param) {
        return hard.contains(new ReportedParams.Key(packet, param));
    }

    /** The parameters in an expression. */
    static Set<Integer> params(Expr expr) {
        Set<Integer> params = new HashSet<>();
        Expressions.visit(expr, leaf -> {
            if (leaf instanceof Expr.ParamValue param) {
                params.add(param.index());
            } else if (leaf instanceof Expr.ParamSize param) {
                params.add(param.index());
            }
        });
        return params;
    }

    private void notePasses(PacketType packet, NestedPacket nested) {
        for (int i = 0; i < nested.arguments().size(); i++) {
            ReportedParams.Key to = new ReportedParams.Key(nested.target(), i);
            for (int param : params(nested.arguments().get(i))) {
                passes.computeIfAbsent(to, key -> new ArrayList<>()).add(new ReportedParams.Key(packet.name(), param));
            }
        }
    }

    private void spread() {
        Deque<ReportedParams.Key> pending = new ArrayDeque<>(hard);
        while (!pending.isEmpty()) {
            for (ReportedParams.Key from : passes.getOrDefault(pending.pop(), List.of())) {
                if (hard.add(from)) {
                    pending.push(from);
                }
            }
        }
    }
}
