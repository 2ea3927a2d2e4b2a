package org.mpl4j.compiler.check;

import static org.mpl4j.compiler.diagnostic.Code.E0310;

import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.PacketType;

/** E0310: a range {@code a..b} of fields, in a checksum or an argument, whose end stands before its start. */
final class FieldRangeCheck implements Check {
    @Override
    public void check(PacketType packet, Diagnostics diagnostics) {
        for (Item item : packet.items()) {
            Expressions.ofItem(item, expr -> {
                if (expr instanceof Expr.ItemRange range && range.lastItemId() < range.firstItemId()) {
                    Item first = packet.item(range.firstItemId());
                    Item last = packet.item(range.lastItemId());
                    diagnostics
                            .error(
                                    E0310,
                                    range.span(),
                                    "`%s` stands before `%s`: the range is backwards",
                                    last.name(),
                                    first.name())
                            .also(last.span(), "the range ends here")
                            .help("write %s..%s", last.name(), first.name());
                }
            });
        }
    }
}
