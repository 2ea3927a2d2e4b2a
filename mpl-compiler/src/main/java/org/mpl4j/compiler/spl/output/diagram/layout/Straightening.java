package org.mpl4j.compiler.spl.output.diagram.layout;

import java.util.ArrayList;
import java.util.List;

/** Makes long lines upright: neighbouring bends of a line get one place where the boxes beside them leave room for it. */
final class Straightening {
    private final List<List<Box>> layers;

    private Straightening(List<List<Box>> layers) {
        this.layers = layers;
    }

    static void straighten(List<List<Box>> layers, List<Link> links) {
        Straightening straightening = new Straightening(layers);
        // What one line makes room for, another one can use.
        for (int pass = 0; pass < 4; pass++) {
            links.forEach(straightening::straighten);
        }
    }

    private void straighten(Link link) {
        List<Box> inner = link.path.subList(1, link.path.size() - 1);
        List<Box> run = new ArrayList<>();
        double least = Double.NEGATIVE_INFINITY;
        double most = Double.POSITIVE_INFINITY;
        for (Box box : inner) {
            double left = leftmost(box);
            double right = rightmost(box);
            if (Math.max(least, left) > Math.min(most, right)) {
                align(run, least, most, link);
                run.clear();
                least = Double.NEGATIVE_INFINITY;
                most = Double.POSITIVE_INFINITY;
            }
            run.add(box);
            least = Math.max(least, left);
            most = Math.min(most, right);
        }
        align(run, least, most, link);
    }

    /** At the mean place, or under or above the end if the run touches only one and there is room. */
    private static void align(List<Box> run, double least, double most, Link link) {
        if (run.isEmpty()) {
            return;
        }
        boolean isFirst = run.get(0) == link.path.get(1);
        boolean isLast = run.get(run.size() - 1) == link.path.get(link.path.size() - 2);
        double wish = run.stream().mapToDouble(box -> box.x).average().orElse(0);
        if (run.size() == 1 && (isFirst || isLast)) {
            return;
        } else if (isFirst && isLast && run.size() < 3) {
            wish = run.get(0).x;
        }
        double x = Math.max(least, Math.min(most, wish));
        run.forEach(box -> box.x = x);
    }

    private double leftmost(Box box) {
        return box.position == 0
                ? Double.NEGATIVE_INFINITY
                : neighbour(box, -1).x + Positions.distance(neighbour(box, -1), box);
    }

    private double rightmost(Box box) {
        return box.position == layers.get(box.layer).size() - 1
                ? Double.POSITIVE_INFINITY
                : neighbour(box, 1).x - Positions.distance(box, neighbour(box, 1));
    }

    private Box neighbour(Box box, int side) {
        return layers.get(box.layer).get(box.position + side);
    }
}
