package org.mpl4j.compiler.model;

import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.source.Span;

/**
 * Another packet (or struct) in place.
 *
 * @param arguments one a parameter: an int, bool or bytes expression ({@link Expr.ItemRange} for {@code a..b})
 * @param window its exact size in bytes
 */
public record NestedPacket(
        int id,
        String name,
        QualifiedName target,
        List<Expr> arguments,
        Optional<Expr> window,
        Optional<Expr> presence,
        Optional<String> doc,
        Span span)
        implements Item {
    public NestedPacket {
        arguments = List.copyOf(arguments);
    }
}
