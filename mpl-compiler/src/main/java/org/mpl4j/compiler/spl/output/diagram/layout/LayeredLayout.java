package org.mpl4j.compiler.spl.output.diagram.layout;

import java.util.ArrayList;
import java.util.List;

/** Lays out a graph: boxes and links are added, then {@link #place} gives all of them their places. The first box is at the top. */
public final class LayeredLayout {
    /** Between layers. */
    private static final double LAYER_GAP = 20;

    private final List<Box> boxes = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private double width;
    private double height;

    /** A box to be placed. */
    public Box box(double boxWidth, double boxHeight) {
        Box box = new Box(boxWidth, boxHeight, false);
        boxes.add(box);
        return box;
    }

    /**
     * An edge between two different boxes, by the order in which they were added, and the room for its label.
     */
    public Link link(int from, int to, double labelWidth, double labelHeight) {
        Link link = new Link(from, to, labelWidth, labelHeight);
        links.add(link);
        return link;
    }

    /** Places everything. */
    public void place() {
        int[] ranks = Ranking.of(boxes.size(), links);
        List<List<Box>> layers = new ArrayList<>();
        for (int node = 0; node < boxes.size(); node++) {
            // Labels and bends are in the odd layers.
            add(layers, boxes.get(node), 2 * ranks[node]);
        }
        links.forEach(link -> addPath(layers, link));
        Ordering.order(layers);
        width = Positions.assign(layers, links);
        double y = 0;
        for (List<Box> layer : layers) {
            double highest = layer.stream().mapToDouble(Box::height).max().orElse(0);
            for (Box box : layer) {
                box.layerTop = y;
                box.layerHeight = highest;
            }
            y += highest + LAYER_GAP;
        }
        height = Math.max(0, y - LAYER_GAP);
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    private static void add(List<List<Box>> layers, Box box, int layer) {
        while (layers.size() <= layer) {
            layers.add(new ArrayList<>());
        }
        box.layer = layer;
        layers.get(layer).add(box);
    }

    private void addPath(List<List<Box>> layers, Link link) {
        Box upper = boxes.get(link.upper());
        Box lower = boxes.get(link.lower());
        int middle = (upper.layer + lower.layer) / 2;
        int labelLayer = middle % 2 == 1 ? middle : middle - 1;
        link.path.add(upper);
        for (int layer = upper.layer + 1; layer < lower.layer; layer++) {
            boolean isLabel = layer == labelLayer && link.labelWidth > 0;
            Box box = isLabel ? new Box(link.labelWidth, link.labelHeight, false) : new Box(0, 0, true);
            if (isLabel) {
                link.label = box;
                link.hasLabel = true;
            }
            add(layers, box, layer);
            link.path.add(box);
        }
        link.path.add(lower);
        for (int i = 1; i < link.path.size(); i++) {
            link.path.get(i - 1).below.add(link.path.get(i));
            link.path.get(i).above.add(link.path.get(i - 1));
        }
    }
}
