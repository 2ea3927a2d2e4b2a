package org.mpl4j.compiler.model;

import java.util.List;

/** A sequence of items: a packet's body, a branch, or an array's element. */
public record Block(List<Item> items) {
    public Block {
        items = List.copyOf(items);
    }
}
