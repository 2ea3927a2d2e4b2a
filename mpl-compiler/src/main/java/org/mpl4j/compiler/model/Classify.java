package org.mpl4j.compiler.model;

import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.source.Span;

/**
 * A choice of one branch by the value of a tag.
 *
 * @param isNamed whether it was written as a field ({@code rdata: classify (atype) ..})
 * @param tag {@link Expr.FieldValue} or {@link Expr.ParamValue}
 * @param window its exact size in bytes
 */
public record Classify(
        int id,
        String name,
        boolean isNamed,
        Expr tag,
        Optional<Expr> window,
        List<Branch> branches,
        Optional<Expr> presence,
        Optional<String> doc,
        Span span)
        implements Item {
    public Classify {
        branches = List.copyOf(branches);
    }

    /**
     * @param index position in the classify from 0
     * @param label what names the branch in Java and JSON, as written
     * @param guard sees packet parameters and fields before the classify
     */
    public record Branch(
            int index,
            String label,
            Pattern pattern,
            Optional<Expr> guard,
            Block body,
            Optional<String> doc,
            Span span) {}

    /** Which tag values a branch takes. */
    public sealed interface Pattern {
        /** Whether there is just one such value. */
        default boolean isSingleValued() {
            return !(this instanceof Otherwise) && !(this instanceof IntRange range && !range.isSingle());
        }

        /** Inclusive on both ends; unsigned 64-bit values above 2^63-1 are negative longs, so compare as the tag's type says. */
        record IntRange(long first, long last) implements Pattern {
            public boolean isSingle() {
                return first == last;
            }
        }

        record Bool(boolean value) implements Pattern {}

        record Text(Bytes value) implements Pattern {}

        /** {@code _}: whatever no other branch takes; always the last. */
        record Otherwise() implements Pattern {}
    }
}
