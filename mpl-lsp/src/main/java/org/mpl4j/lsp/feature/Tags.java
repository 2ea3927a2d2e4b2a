package org.mpl4j.lsp.feature;

import org.mpl4j.compiler.model.Expr;

/** Values of tags. */
final class Tags {
    private Tags() {}

    /** A constant as a specification would have it. */
    static String text(Expr value) {
        if (value instanceof Expr.IntConst number) {
            return Long.toString(number.value());
        } else if (value instanceof Expr.BoolConst bool) {
            return Boolean.toString(bool.value());
        }
        return value instanceof Expr.BytesConst bytes ? "\"" + bytes.value().latin1() + "\"" : "";
    }
}
