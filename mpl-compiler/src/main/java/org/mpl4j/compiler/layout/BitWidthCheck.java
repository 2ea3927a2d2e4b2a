package org.mpl4j.compiler.layout;

import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;

/** E0608: the computed width of a bit field does not say at which bit what follows starts; E0311: it is never from 1 to 64. */
final class BitWidthCheck implements LayoutCheck {
    private static final long WIDEST = 64;

    @Override
    public void check(PacketLayout layout, Diagnostics diagnostics) {
        for (Item item : layout.packet().items()) {
            if (item instanceof Field field
                    && field.type() instanceof FieldType.Bits bits
                    && !(bits.width() instanceof Expr.IntConst)) {
                check(field, bits.width(), layout, diagnostics);
            }
        }
    }

    private static void check(Field field, Expr width, PacketLayout layout, Diagnostics diagnostics) {
        Interval interval = layout.ranges().of(width);
        if (interval.hi() < 1 || interval.lo() > WIDEST) {
            diagnostics
                    .error(Code.E0311, width.span(), "`%s` is never 1 to 64 bits wide", field.name())
                    .label("is %s", interval);
        } else if (BitPhases.hasUnevenWidth(field, layout)) {
            diagnostics
                    .error(Code.E0608, width.span(), "where in a byte `%s` ends is not known", field.name())
                    .label("can leave different remainders of 8")
                    .help("let the width differ by whole bytes only, as in `bit[4 + 8 * n]`");
        }
    }
}
