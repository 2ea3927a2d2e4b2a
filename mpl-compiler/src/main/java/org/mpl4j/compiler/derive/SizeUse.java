package org.mpl4j.compiler.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.ValueKind;

/**
 * An expression that says how big an item is, or how many elements it has, while the one who builds the packet decides that by what is put in.
 *
 * @param size in bytes, or elements for COUNT
 */
record SizeUse(Item item, Expr size, SizeCheck.What what) {
    /** The size of an item, where an expression gives it and it is not computed on build, too. */
    static Optional<SizeUse> of(Item item) {
        if (item instanceof Field field && field.type() instanceof FieldType.ByteArray bytes && !isFilled(field)) {
            return Optional.of(new SizeUse(item, bytes.length(), SizeCheck.What.SIZE));
        } else if (item instanceof ArrayItem array && array.bound() instanceof ArrayItem.Bound.Count count) {
            return Optional.of(new SizeUse(item, count.count(), SizeCheck.What.COUNT));
        } else if (item instanceof ArrayItem array && array.bound() instanceof ArrayItem.Bound.Window window) {
            return Optional.of(new SizeUse(item, window.byteLength(), SizeCheck.What.SIZE));
        } else if (item instanceof ArrayItem array && array.bound() instanceof ArrayItem.Bound.ToEnd) {
            return Optional.of(new SizeUse(item, new Expr.Remaining(array.span()), SizeCheck.What.SIZE));
        } else if (item instanceof Classify classify) {
            return classify.window().map(w -> new SizeUse(item, w, SizeCheck.What.SIZE));
        } else if (item instanceof NestedPacket nested) {
            return nested.window().map(w -> new SizeUse(item, w, SizeCheck.What.SIZE));
        }
        return Optional.empty();
    }

    /** Whether a byte array is filled with one byte value: nobody gives its content, so its size has to be computed when it is written. */
    static boolean isFilled(Field field) {
        return field.attributes()
                .constant()
                .filter(c -> c.kind() == ValueKind.INT)
                .isPresent();
    }

    /** What was written, as an expression. */
    Expr written() {
        return what == SizeCheck.What.COUNT
                ? new Expr.CountOf(item.id(), size.span())
                : new Expr.SizeOf(item.id(), size.span());
    }

    /** Whether it counts from the end of the window, which says nothing about any field. */
    boolean dependsOnWindow() {
        boolean[] found = new boolean[1];
        Expressions.visit(size, part -> found[0] |= part instanceof Expr.Remaining);
        return found[0];
    }

    /** The integer fields in it, each once, in order. */
    List<Integer> fields() {
        List<Integer> fields = new ArrayList<>();
        Expressions.visit(size, part -> {
            if (part instanceof Expr.FieldValue value
                    && value.kind() == ValueKind.INT
                    && !fields.contains(value.itemId())) {
                fields.add(value.itemId());
            }
        });
        return fields;
    }

    Optional<Binding.Solution> solve(Variable variable) {
        return Solver.solve(variable, size, written()).map(by -> new Binding.Solution(item.id(), by));
    }
}
