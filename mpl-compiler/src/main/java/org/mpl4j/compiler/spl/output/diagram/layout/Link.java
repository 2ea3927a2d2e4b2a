package org.mpl4j.compiler.spl.output.diagram.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An edge between two boxes. */
public final class Link {
    final int from;
    final int to;
    final double labelWidth;
    final double labelHeight;

    /** Whether it is drawn from the lower end to the upper one. */
    boolean isTurned;

    /** From the upper end to the lower one. */
    final List<Box> path = new ArrayList<>();

    Box label = new Box(0, 0, true);

    boolean hasLabel;

    Link(int from, int to, double labelWidth, double labelHeight) {
        this.from = from;
        this.to = to;
        this.labelWidth = labelWidth;
        this.labelHeight = labelHeight;
    }

    /** The ends and all between, from the upper end to the lower one. */
    public List<Box> path() {
        return path;
    }

    /** Whether the edge leads from the lower end of the path to the upper one. */
    public boolean isUpwards() {
        return isTurned;
    }

    /** Where the label is. */
    public Optional<Box> label() {
        return hasLabel ? Optional.of(label) : Optional.empty();
    }

    int upper() {
        return isTurned ? to : from;
    }

    int lower() {
        return isTurned ? from : to;
    }
}
