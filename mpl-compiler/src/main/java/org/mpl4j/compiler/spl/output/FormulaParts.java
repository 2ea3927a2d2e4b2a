package org.mpl4j.compiler.spl.output;

import java.util.stream.Stream;
import org.mpl4j.compiler.spl.model.Property.Ltl;

/** The formulas that a formula is made of. */
public final class FormulaParts {
    private FormulaParts() {}

    /** It and all inside, from left to right. */
    public static Stream<Ltl> of(Ltl formula) {
        if (formula instanceof Ltl.Unary unary) {
            return Stream.concat(Stream.of(formula), of(unary.operand()));
        } else if (formula instanceof Ltl.Binary binary) {
            return Stream.concat(Stream.of(formula), Stream.concat(of(binary.left()), of(binary.right())));
        }
        return Stream.of(formula);
    }

    /** Those of a kind. */
    public static <T extends Ltl> Stream<T> of(Ltl formula, Class<T> kind) {
        return of(formula).filter(kind::isInstance).map(kind::cast);
    }
}
