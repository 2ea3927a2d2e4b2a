package org.mpl4j.compiler.model;

import java.util.Optional;
import org.mpl4j.compiler.source.Span;

/** A repetition of a block. */
public record ArrayItem(
        int id, String name, Bound bound, Block element, Optional<Expr> presence, Optional<String> doc, Span span)
        implements Item {

    /** When the repetition ends. */
    public sealed interface Bound {
        /** {@code array (n)}: exactly so many elements. */
        record Count(Expr count) implements Bound {}

        /** {@code array[n]}: the elements occupy exactly so many bytes. */
        record Window(Expr byteLength) implements Bound {}

        /** {@code array}: to the end of the enclosing window. */
        record ToEnd() implements Bound {}

        /** {@code array until (e)}: the element for which e holds is the last. e sees the element. May be bounded by a window's end, which is then an error. */
        record Until(Expr condition) implements Bound {}
    }
}
