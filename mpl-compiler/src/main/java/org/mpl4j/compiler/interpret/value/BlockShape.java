package org.mpl4j.compiler.interpret.value;

import java.util.List;

/** The items of a body, branch or element that have a place in the tree, in order. */
public final class BlockShape {
    private final List<ItemShape> items;

    BlockShape(List<ItemShape> items) {
        this.items = List.copyOf(items);
    }

    public List<ItemShape> items() {
        return items;
    }
}
