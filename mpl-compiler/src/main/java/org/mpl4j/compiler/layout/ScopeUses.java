package org.mpl4j.compiler.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Block;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.PacketType;

/** What the expressions of each scope of a packet use of the scopes around it and of the packet's parameters. */
final class ScopeUses {
    /** Of one scope and those within it. */
    record Uses(Set<Capture> captures, Set<Integer> params) {
        static final Uses NONE = new Uses(Set.of(), Set.of());

        private Uses() {
            this(new TreeSet<>(), new TreeSet<>());
        }
    }

    private final PacketType packet;
    private final Map<Integer, Integer> owners = new HashMap<>();
    private final Map<Integer, Uses> byScope = new HashMap<>();

    /** The scopes around the block that is being walked, outermost first. */
    private final List<Integer> path = new ArrayList<>();

    ScopeUses(PacketType packet) {
        this.packet = packet;
    }

    /** By owner of the scope. */
    Map<Integer, Uses> byScope() {
        enter(Scope.PACKET, packet.body());
        return byScope;
    }

    private void enter(int owner, Block body) {
        path.add(owner);
        byScope.put(owner, new Uses());
        walk(body);
        path.remove(path.size() - 1);
    }

    private void walk(Block block) {
        for (Item item : block.items()) {
            owners.put(item.id(), path.get(path.size() - 1));
        }
        for (Item item : block.items()) {
            if (item instanceof ArrayItem array) {
                noteArray(array);
            } else {
                Expressions.ofItem(item, this::note);
            }
            if (item instanceof Classify classify) {
                classify.branches().forEach(branch -> walk(branch.body()));
            }
        }
    }

    /** An array's own expressions belong to the scope around it, but for what ends it, which sees the element. */
    private void noteArray(ArrayItem array) {
        boolean isUntil = array.bound() instanceof ArrayItem.Bound.Until;
        if (!isUntil) {
            Expressions.ofItem(array, this::note);
        } else {
            array.presence().ifPresent(this::note);
        }
        enter(array.id(), array.element());
        if (array.bound() instanceof ArrayItem.Bound.Until until) {
            path.add(array.id());
            note(until.condition());
            path.remove(path.size() - 1);
        }
    }

    private void note(Expr expr) {
        Expressions.visit(expr, this::noteLeaf);
    }

    private void noteLeaf(Expr leaf) {
        if (leaf instanceof Expr.ParamValue param) {
            path.forEach(scope -> uses(scope).params().add(param.index()));
        } else if (leaf instanceof Expr.ParamSize param) {
            path.forEach(scope -> uses(scope).params().add(param.index()));
        } else {
            Capture.of(leaf).ifPresent(this::capture);
        }
    }

    private void capture(Capture capture) {
        Integer owner = owners.get(capture.itemId());
        for (int i = path.size() - 1; owner != null && i >= 0 && !path.get(i).equals(owner); i--) {
            uses(path.get(i)).captures().add(capture);
        }
    }

    private Uses uses(int scope) {
        return Objects.requireNonNull(byScope.get(scope));
    }
}
