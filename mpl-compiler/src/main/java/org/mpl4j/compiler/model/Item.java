package org.mpl4j.compiler.model;

import java.util.Optional;
import org.mpl4j.compiler.source.Span;

/** One statement of a block. Ids are unique in the packet, dense, and in source order. */
public sealed interface Item permits Field, Label, NestedPacket, Classify, ArrayItem, EndianSwitch {
    int id();

    /** As written; unnamed classifies are named after their tag ({@code classify (atype)} is {@code atype}), endian switches are {@code endian}. */
    String name();

    /** Of the name, or of the keyword where there is none. */
    Span span();

    Optional<String> doc();

    /** The condition under which the item is there ({@code when (e)}); empty where it always is. */
    default Optional<Expr> presence() {
        return Optional.empty();
    }
}
