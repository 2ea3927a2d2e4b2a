package org.mpl4j.compiler.model;

import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.source.Span;

/**
 * An open enumeration: names for some values; every other value stays what it is.
 *
 * @param sharedName where it was declared by {@code typedef}; empty for a field's own {@code variant}
 * @param bits the width of the values, 1 to 64; 0 for values that are bytes
 */
public record EnumType(
        Optional<QualifiedName> sharedName, int bits, List<Constant> constants, Optional<String> doc, Span span) {
    public EnumType {
        constants = List.copyOf(constants);
    }

    /**
     * @param value an {@link Expr.IntConst}, {@link Expr.BoolConst} or {@link Expr.BytesConst}
     * @param isDefault written with {@code =>}: the builder's value where the caller gives none
     */
    public record Constant(String tag, Expr value, boolean isDefault, Span span) {}
}
