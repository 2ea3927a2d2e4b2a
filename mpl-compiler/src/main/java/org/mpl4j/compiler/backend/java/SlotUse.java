package org.mpl4j.compiler.backend.java;

import org.mpl4j.compiler.ir.Op;
import org.mpl4j.compiler.model.Item;

/**
 * What a slot holds.
 *
 * @param item whose slot it is
 * @param op the outermost step that sets it
 */
record SlotUse(int slot, Kind kind, Item item, Op op) {
    /** Whether it holds a place. */
    boolean isEnd() {
        return kind == Kind.END || kind == Kind.CONTENT_END;
    }

    /** What is kept of the item. */
    enum Kind {
        END("End"),
        /** Where the content of an optional item ends, where that has a slot besides the item's own. */
        CONTENT_END("ContentEnd"),
        BRANCH("Index"),
        COUNT("Count"),
        /** 1 for little-endian. */
        ORDER("IsLittle");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }

        String suffix() {
            return suffix;
        }
    }
}
