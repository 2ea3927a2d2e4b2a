package org.mpl4j.compiler.layout;

import java.util.Optional;
import org.mpl4j.compiler.model.Expr;

/**
 * Something of the scopes around an array that its elements use.
 *
 * @param itemId of an item of an enclosing scope, before the array
 */
public record Capture(int itemId, Kind kind) implements Comparable<Capture> {
    /** What is used of the item: its value, {@code offset}, {@code sizeof} or {@code array_length}. */
    public enum Kind {
        VALUE,
        END_OFFSET,
        SIZE,
        COUNT
    }

    /** What a part of an expression that names an item takes of it. */
    public static Optional<Capture> of(Expr leaf) {
        if (leaf instanceof Expr.FieldValue field) {
            return Optional.of(new Capture(field.itemId(), Kind.VALUE));
        } else if (leaf instanceof Expr.EndOffset end) {
            return Optional.of(new Capture(end.itemId(), Kind.END_OFFSET));
        } else if (leaf instanceof Expr.SizeOf size) {
            return Optional.of(new Capture(size.itemId(), Kind.SIZE));
        } else if (leaf instanceof Expr.CountOf count) {
            return Optional.of(new Capture(count.itemId(), Kind.COUNT));
        }
        return Optional.empty();
    }

    @Override
    public int compareTo(Capture other) {
        return itemId != other.itemId ? Integer.compare(itemId, other.itemId) : kind.compareTo(other.kind);
    }
}
