package org.mpl4j.compiler.spl.model;

import org.mpl4j.compiler.source.Span;

/**
 * A variable of an automaton or a parameter of a function: 0 or false in the beginning. Where it is declared tells it from others of its name.
 *
 * @param min the smallest value; 0 for booleans
 * @param max the largest value; 1 for booleans; for an {@code int} without bounds, {@link Integer#MAX_VALUE}, and {@code min} is {@link Integer#MIN_VALUE}
 * @param isStart whether its first value is given when the automaton starts
 */
public record Variable(String name, Kind kind, int min, int max, boolean isStart, Span span) {
    /** The two types. */
    public enum Kind {
        BOOL,
        INT
    }

    public boolean isBounded() {
        return min != Integer.MIN_VALUE || max != Integer.MAX_VALUE;
    }
}
