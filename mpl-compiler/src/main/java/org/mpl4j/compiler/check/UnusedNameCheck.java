package org.mpl4j.compiler.check;

import static org.mpl4j.compiler.diagnostic.Code.W0204;
import static org.mpl4j.compiler.diagnostic.Code.W0205;

import java.util.BitSet;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.Label;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.Param;

/** W0204: no expression uses a parameter. W0205: no expression uses a label. */
final class UnusedNameCheck implements Check {
    @Override
    public void check(PacketType packet, Diagnostics diagnostics) {
        BitSet items = new BitSet();
        BitSet params = new BitSet();
        for (Item item : packet.items()) {
            Expressions.ofItem(item, expr -> Expressions.visit(expr, part -> use(part, items, params)));
        }
        for (Param param : packet.params()) {
            if (!params.get(param.index())) {
                diagnostics.warning(W0204, param.span(), "parameter `%s` is not used", param.name());
            }
        }
        for (Item item : packet.items()) {
            if (item instanceof Label label && !items.get(label.id())) {
                diagnostics.warning(W0205, label.span(), "label `%s` is not used", label.name());
            }
        }
    }

    private static void use(Expr expr, BitSet items, BitSet params) {
        if (expr instanceof Expr.EndOffset offset) {
            items.set(offset.itemId());
        } else if (expr instanceof Expr.SizeOf size) {
            items.set(size.itemId());
        } else if (expr instanceof Expr.ItemRange range) {
            items.set(range.firstItemId());
            items.set(range.lastItemId());
        } else if (expr instanceof Expr.ParamValue param) {
            params.set(param.index());
        } else if (expr instanceof Expr.ParamSize param) {
            params.set(param.index());
        }
    }
}
