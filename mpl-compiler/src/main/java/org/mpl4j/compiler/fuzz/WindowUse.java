package org.mpl4j.compiler.fuzz;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Block;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;

/** Whether a packet looks at where its input ends ({@code remaining()}, or an array up to the end): then its beginning may be a packet, too. */
final class WindowUse {
    private final SpecModel model;
    private final Set<QualifiedName> seen = new HashSet<>();

    private WindowUse(SpecModel model) {
        this.model = model;
    }

    static boolean of(QualifiedName packet, SpecModel model) {
        return new WindowUse(model).of(packet);
    }

    private boolean of(QualifiedName packet) {
        return seen.add(packet) && of(model.packet(packet).body());
    }

    private boolean of(Block block) {
        return block.items().stream().anyMatch(this::of);
    }

    private boolean of(Item item) {
        AtomicBoolean isUsed = new AtomicBoolean();
        Expressions.ofItem(
                item,
                expr -> Expressions.visit(expr, part -> {
                    if (part instanceof Expr.Remaining) {
                        isUsed.set(true);
                    }
                }));
        return isUsed.get() || inside(item);
    }

    private boolean inside(Item item) {
        if (item instanceof NestedPacket nested) {
            return nested.window().isEmpty() && of(nested.target());
        } else if (item instanceof Classify classify) {
            return classify.window().isEmpty() && classify.branches().stream().anyMatch(branch -> of(branch.body()));
        } else if (item instanceof ArrayItem array) {
            boolean hasWindow = array.bound() instanceof ArrayItem.Bound.Window;
            return array.bound() instanceof ArrayItem.Bound.ToEnd || !hasWindow && of(array.element());
        }
        return false;
    }
}
