package org.mpl4j.compiler.dissect.agreement;

/** Something at a place in a frame. */
interface Positioned {
    /** Offset of its first byte. */
    int start();

    /** Offset after its last byte. */
    int end();

    /** Whether it has no bytes, as an empty text, or what was computed or said of the frame. */
    default boolean isEmpty() {
        return start() == end();
    }

    /** Whether there is a byte that both have a part of, or, where one has no bytes, it is at the other's edge or within. */
    default boolean touches(Positioned other) {
        return isEmpty() || other.isEmpty()
                ? start() <= other.end() && other.start() <= end()
                : start() < other.end() && other.start() < end();
    }
}
