package org.mpl4j.compiler.derive;

import java.util.Optional;
import org.mpl4j.compiler.model.Expr;

/**
 * What an expression can be solved for, or a classify choose by: a field or a parameter.
 *
 * @param id the field's item id, or the parameter's index
 */
record Variable(boolean isParam, int id) {
    static Variable field(int itemId) {
        return new Variable(false, itemId);
    }

    static Variable param(int index) {
        return new Variable(true, index);
    }

    /** The variable that an expression plainly is. */
    static Optional<Variable> of(Expr expr) {
        if (expr instanceof Expr.FieldValue field) {
            return Optional.of(field(field.itemId()));
        } else if (expr instanceof Expr.ParamValue param) {
            return Optional.of(param(param.index()));
        }
        return Optional.empty();
    }

    boolean is(Expr expr) {
        return of(expr).filter(this::equals).isPresent();
    }
}
