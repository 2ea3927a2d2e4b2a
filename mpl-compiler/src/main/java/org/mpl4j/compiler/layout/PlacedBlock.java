package org.mpl4j.compiler.layout;

import java.util.List;

/** A block with the places of its items, {@code start} and {@code end} included. */
public record PlacedBlock(Place start, Place end, Size size, List<PlacedItem> items) {
    public PlacedBlock {
        items = List.copyOf(items);
    }
}
