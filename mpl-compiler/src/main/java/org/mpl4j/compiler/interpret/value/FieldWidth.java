package org.mpl4j.compiler.interpret.value;

import org.mpl4j.compiler.model.FieldType;

/** Widths of field types. */
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
}
