package org.mpl4j.compiler.interpret.build;

import java.util.Optional;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.runtime.BuildException;

/** The least and the greatest value that a specification allows for a number field, as far as they can be known. */
final class Bounds {
    private final BuildScope scope;
    private final FieldShape field;
    private final Optional<Expr> min;
    private final Optional<Expr> max;

    Bounds(BuildScope scope, FieldShape field) {
        this.scope = scope;
        this.field = field;
        this.min = field.field().attributes().min();
        this.max = field.field().attributes().max();
    }

    /**
     * Sees that a number is within them.
     *
     * @throws BuildException if it is not
     */
    void check(long number) {
        boolean isLow = min.isPresent() && order(number, min.get()) < 0;
        boolean isHigh = max.isPresent() && order(number, max.get()) > 0;
        if (isLow || isHigh) {
            throw BuildException.invalid(field.name(), text(number) + " is not " + range());
        }
    }

    private String range() {
        String low = min.flatMap(this::value).map(this::text).orElse("");
        String high = max.flatMap(this::value).map(this::text).orElse("");
        if (high.isEmpty()) {
            return "at least " + low;
        }
        return low.isEmpty() ? "at most " + high : "from " + low + " to " + high;
    }

    private int order(long number, Expr bound) {
        Optional<Long> value = value(bound);
        return value.isPresent() ? field.compare(number, bound, value.get()) : 0;
    }

    private Optional<Long> value(Expr bound) {
        try {
            return Optional.of(scope.evaluate(bound, field));
        } catch (NotKnownYet e) {
            return Optional.empty();
        } catch (ArithmeticException e) {
            throw BuildException.overflow(field.name());
        }
    }

    private String text(long number) {
        return field.isUnsigned64() ? Long.toUnsignedString(number) : Long.toString(number);
    }
}
