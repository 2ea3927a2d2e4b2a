package org.mpl4j.compiler.spl.output.diagram.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Orders each layer so that few lines cross: boxes go to the mean place of their neighbours, then neighbours change places where that helps. */
final class Ordering {
    /** How often all layers are gone through, down and up in turn. */
    private static final int SWEEPS = 24;

    private final List<List<Box>> layers;

    private Ordering(List<List<Box>> layers) {
        this.layers = layers;
    }

    static void order(List<List<Box>> layers) {
        new Ordering(layers).order();
    }

    private void order() {
        layers.forEach(Ordering::number);
        List<List<Box>> best = copy();
        long fewest = crossings();
        for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
            boolean isDown = sweep % 2 == 0;
            for (int i = 1; i < layers.size(); i++) {
                sort(layers.get(isDown ? i : layers.size() - 1 - i), isDown);
            }
            exchange();
            long crossings = crossings();
            if (crossings < fewest) {
                fewest = crossings;
                best = copy();
            }
        }
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).clear();
            layers.get(i).addAll(best.get(i));
            number(layers.get(i));
        }
    }

    private List<List<Box>> copy() {
        List<List<Box>> copy = new ArrayList<>();
        layers.forEach(layer -> copy.add(new ArrayList<>(layer)));
        return copy;
    }

    private static void number(List<Box> layer) {
        for (int i = 0; i < layer.size(); i++) {
            layer.get(i).position = i;
        }
    }

    private static void sort(List<Box> layer, boolean isByAbove) {
        Map<Box, Double> means = new IdentityHashMap<>();
        for (Box box : layer) {
            means.put(
                    box,
                    box.neighbours(isByAbove).stream()
                            .mapToDouble(other -> other.position)
                            .average()
                            .orElse(box.position));
        }
        layer.sort(Comparator.comparingDouble(means::get));
        number(layer);
    }

    private void exchange() {
        boolean isBetter = true;
        for (int pass = 0; isBetter && pass < 10; pass++) {
            isBetter = false;
            for (List<Box> layer : layers) {
                for (int i = 1; i < layer.size(); i++) {
                    Box left = layer.get(i - 1);
                    Box right = layer.get(i);
                    long now = crossings(left.above, right.above) + crossings(left.below, right.below);
                    long then = crossings(right.above, left.above) + crossings(right.below, left.below);
                    if (then < now) {
                        layer.set(i - 1, right);
                        layer.set(i, left);
                        right.position = i - 1;
                        left.position = i;
                        isBetter = true;
                    }
                }
            }
        }
    }

    /** How many lines of the left box cross one of the right box. */
    private static long crossings(List<Box> left, List<Box> right) {
        long count = 0;
        for (Box a : left) {
            for (Box b : right) {
                if (a.position > b.position) {
                    count++;
                }
            }
        }
        return count;
    }

    private long crossings() {
        long count = 0;
        for (List<Box> layer : layers) {
            for (int i = 0; i < layer.size(); i++) {
                for (int j = i + 1; j < layer.size(); j++) {
                    count += crossings(layer.get(i).below, layer.get(j).below);
                }
            }
        }
        return count;
    }
}
