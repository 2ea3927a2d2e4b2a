package org.mpl4j.compiler.backend.jqwik;

import java.util.HashSet;
import java.util.Set;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;

/** Finds parameters that guards and conditions see, in a packet or in those to which it passes them: they have to be chosen before branches and optional items. */
final class ChoosingParams {
    private final SpecModel model;
    private final Set<Seen> seen = new HashSet<>();

    private record Seen(QualifiedName packet, int param) {}

    private ChoosingParams(SpecModel model) {
        this.model = model;
    }

    static boolean has(SpecModel model, QualifiedName packet, int param) {
        return new ChoosingParams(model).has(packet, param);
    }

    private boolean has(QualifiedName packet, int param) {
        return seen.add(new Seen(packet, param))
                && model.packet(packet).items().stream().anyMatch(item -> has(item, param));
    }

    private boolean has(Item item, int param) {
        if (item.presence().filter(condition -> uses(condition, param)).isPresent()) {
            return true;
        } else if (item instanceof Classify classify) {
            return classify.branches().stream()
                    .flatMap(branch -> branch.guard().stream())
                    .anyMatch(guard -> uses(guard, param));
        } else if (item instanceof NestedPacket nested) {
            for (int i = 0; i < nested.arguments().size(); i++) {
                if (uses(nested.arguments().get(i), param) && has(nested.target(), i)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean uses(Expr expr, int param) {
        boolean[] found = new boolean[1];
        Expressions.visit(expr, part -> found[0] |= part instanceof Expr.ParamValue value && value.index() == param);
        return found[0];
    }
}
