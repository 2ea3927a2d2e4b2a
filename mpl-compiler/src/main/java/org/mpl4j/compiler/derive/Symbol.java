package org.mpl4j.compiler.derive;

import java.util.Comparator;

/**
 * An unknown number in a {@link LinearForm}.
 *
 * @param id of an item, or of a parameter
 * @param key tells expressions apart that are not linear; empty otherwise
 */
record Symbol(Kind kind, int id, String key) implements Comparable<Symbol> {
    private static final Comparator<Symbol> ORDER =
            Comparator.comparing(Symbol::kind).thenComparingInt(Symbol::id).thenComparing(Symbol::key);

    /** What is unknown. */
    enum Kind {
        /** The byte, counted from the start of the scope, that the end slot of an item holds. */
        ANCHOR,
        /** How many bytes an item takes. */
        SIZE,
        /** How many elements an array has. */
        COUNT,
        FIELD,
        PARAM,
        PARAM_SIZE,
        /** The value of an expression about which nothing is known but that it is the same wherever it stands. */
        OPAQUE
    }

    static Symbol of(Kind kind, int id) {
        return new Symbol(kind, id, "");
    }

    static Symbol opaque(String key) {
        return new Symbol(Kind.OPAQUE, 0, key);
    }

    @Override
    public int compareTo(Symbol other) {
        return ORDER.compare(this, other);
    }
}
