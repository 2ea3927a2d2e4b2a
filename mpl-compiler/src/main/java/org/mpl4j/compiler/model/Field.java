package org.mpl4j.compiler.model;

import java.util.Optional;
import org.mpl4j.compiler.source.Span;

/**
 * A leaf of a packet: something with a value.
 *
 * @param enumeration the open enumeration of its values, shared or its own
 */
public record Field(
        int id,
        String name,
        FieldType type,
        Optional<EnumType> enumeration,
        Attributes attributes,
        Optional<Expr> presence,
        Optional<String> doc,
        Span span)
        implements Item {}
