package org.mpl4j.compiler.spl.output.diagram.layout;

import java.util.ArrayList;
import java.util.List;

/** A node, a label or a bend of an edge: something with a layer and a place in it. */
public final class Box {
    final double width;
    final double height;

    /** A bend has no content: edges are kept straight through it. */
    final boolean isBend;

    int layer;
    int position;

    /** The middle. */
    double x;

    /** The upper edge of the layer. */
    double layerTop;

    /** The height of the layer. */
    double layerHeight;

    /** Boxes of the layers above and below that a line leads to. */
    final List<Box> above = new ArrayList<>();

    final List<Box> below = new ArrayList<>();

    Box(double width, double height, boolean isBend) {
        this.width = width;
        this.height = height;
        this.isBend = isBend;
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    public double left() {
        return x - width / 2;
    }

    public double middle() {
        return x;
    }

    public double top() {
        return layerTop + (layerHeight - height) / 2;
    }

    public double bottom() {
        return top() + height;
    }

    /** Upper edge of the layer. */
    public double layerTop() {
        return layerTop;
    }

    public double layerHeight() {
        return layerHeight;
    }

    List<Box> neighbours(boolean isAbove) {
        return isAbove ? above : below;
    }
}
