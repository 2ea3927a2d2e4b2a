package org.mpl4j.compiler.model;

import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.source.Span;

/**
 * A packet (or struct), checked.
 *
 * @param items every item of the packet at any depth, indexed by {@link Item#id()}, in source order
 * @param doc the text of the doc comment before it, markers stripped
 * @param span of its name
 */
public record PacketType(
        QualifiedName name,
        boolean isStruct,
        List<Param> params,
        Block body,
        List<Item> items,
        Optional<String> doc,
        Span span) {
    public PacketType {
        params = List.copyOf(params);
        items = List.copyOf(items);
    }

    public Item item(int id) {
        return items.get(id);
    }

    /** The field of that id; it is a bug to ask for an item that is no field. */
    public Field field(int id) {
        return (Field) items.get(id);
    }
}
