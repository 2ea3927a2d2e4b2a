package org.mpl4j.compiler.check;

import static org.mpl4j.compiler.diagnostic.Code.E0304;

import java.util.Comparator;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Attributes;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.PacketType;

/** E0304: the smallest value that a field may have is greater than the largest. */
final class MinMaxCheck implements Check {
    @Override
    public void check(PacketType packet, Diagnostics diagnostics) {
        for (Item item : packet.items()) {
            if (item instanceof Field field) {
                check(field, field.attributes(), diagnostics);
            }
        }
    }

    private static void check(Field field, Attributes attributes, Diagnostics diagnostics) {
        boolean signed = field.type() instanceof FieldType.Int type && type.signed();
        Comparator<Long> order = signed ? Comparator.naturalOrder() : Long::compareUnsigned;
        if (attributes.min().orElse(null) instanceof Expr.IntConst min
                && attributes.max().orElse(null) instanceof Expr.IntConst max
                && order.compare(min.value(), max.value()) > 0) {
            diagnostics
                    .error(
                            E0304,
                            min.span(),
                            "no value of `%s` is at least %d and at most %d",
                            field.name(),
                            min.value(),
                            max.value())
                    .also(max.span(), "the largest value");
        }
    }
}
