package org.mpl4j.compiler.interpret.value;

import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;

/** Facts about field types that need a decision. */
final class FieldWidth {
    private FieldWidth() {}

    /** The width of a fixed field or of a string's prefix; 0 where there is none. */
    static int bits(FieldType type) {
        if (type instanceof FieldType.Int integer) {
            return integer.bits();
        }
        if (type instanceof FieldType.Bits bit) {
            return bit.fixedWidth().orElse(0);
        }
        if (type instanceof FieldType.Bool) {
            return 8;
        }
        if (type instanceof FieldType.Float real) {
            return real.bits();
        }
        return type instanceof FieldType.PrefixedString string ? string.prefixBits() : 0;
    }

    /** A boolean, or a bit that is written with {@code true} and {@code false} or is the condition of an optional item. */
    static boolean isFlag(Field field, boolean isCondition) {
        if (field.type() instanceof FieldType.Bool) {
            return true;
        }
        boolean isBit = field.type() instanceof FieldType.Bits && bits(field.type()) == 1;
        return isBit && field.enumeration().isEmpty() && (isCondition || hasBooleanAttribute(field));
    }

    private static boolean hasBooleanAttribute(Field field) {
        return field.attributes()
                        .defaultValue()
                        .filter(Expr.BoolConst.class::isInstance)
                        .isPresent()
                || field.attributes()
                        .constant()
                        .filter(Expr.BoolConst.class::isInstance)
                        .isPresent();
    }
}
