package org.mpl4j.compiler.spl.output.diagram.layout;

import java.util.List;

/**
 * Gives boxes their places from left to right: again and again, each layer takes the places nearest to the middles of its neighbours at which its boxes keep their
 * order and their distance (a least-squares problem, which pooling neighbours that would overlap solves exactly).
 */
final class Positions {
    private static final int SWEEPS = 60;

    private static final double GAP = 22;

    private static final double BEND_GAP = 14;

    private final List<List<Box>> layers;

    private final List<Link> links;

    private Positions(List<List<Box>> layers, List<Link> links) {
        this.layers = layers;
        this.links = links;
    }

    /** Returns the width of all; the leftmost box begins at 0. */
    static double assign(List<List<Box>> layers, List<Link> links) {
        return new Positions(layers, links).assign();
    }

    private double assign() {
        for (List<Box> layer : layers) {
            double x = 0;
            for (int i = 0; i < layer.size(); i++) {
                x += i == 0 ? 0 : distance(layer.get(i - 1), layer.get(i));
                layer.get(i).x = x;
            }
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean isDown = sweep % 2 == 0;
            boolean isBoth = sweep >= SWEEPS / 2;
            for (int i = 0; i < layers.size(); i++) {
                place(layers.get(isDown ? i : layers.size() - 1 - i), isBoth || isDown, isBoth || !isDown);
            }
        }
        Straightening.straighten(layers, links);
        double left = layers.stream()
                .flatMap(List::stream)
                .mapToDouble(Box::left)
                .min()
                .orElse(0);
        double right = 0;
        for (List<Box> layer : layers) {
            for (Box box : layer) {
                box.x -= left;
                right = Math.max(right, box.x + box.width / 2);
            }
        }
        return right;
    }

    /** Between the middles of neighbours. */
    static double distance(Box left, Box right) {
        return (left.width + right.width) / 2 + (left.isBend || right.isBend ? BEND_GAP : GAP);
    }

    private static void place(List<Box> layer, boolean isByAbove, boolean isByBelow) {
        int size = layer.size();
        double[] wish = new double[size];
        double[] weight = new double[size];
        double[] offset = new double[size];
        for (int i = 0; i < size; i++) {
            Box box = layer.get(i);
            offset[i] = i == 0 ? 0 : offset[i - 1] + distance(layer.get(i - 1), box);
            double sum = 0;
            double total = 0;
            for (int side = 0; side < 2; side++) {
                if (side == 0 ? isByAbove : isByBelow) {
                    for (Box other : box.neighbours(side == 0)) {
                        double strength = strength(box, other);
                        sum += strength * other.x;
                        total += strength;
                    }
                }
            }
            // What has no neighbour on this side stays, but gives way.
            wish[i] = (total == 0 ? box.x : sum / total) - offset[i];
            weight[i] = total == 0 ? 0.1 : total;
        }
        double[] places = ascending(wish, weight);
        for (int i = 0; i < size; i++) {
            layer.get(i).x = places[i] + offset[i];
        }
    }

    /** Long lines are straight first. */
    private static double strength(Box a, Box b) {
        boolean isLine = a.below.size() <= 1 && a.above.size() <= 1;
        boolean isOtherLine = b.below.size() <= 1 && b.above.size() <= 1;
        return isLine && isOtherLine ? 8 : isLine || isOtherLine ? 2 : 1;
    }

    /** The ascending numbers that are nearest to some others, weighed: neighbours in the wrong order share their mean. */
    static double[] ascending(double[] wish, double[] weight) {
        int size = wish.length;
        double[] mean = new double[size];
        double[] sum = new double[size];
        int[] count = new int[size];
        int blocks = 0;
        for (int i = 0; i < size; i++) {
            mean[blocks] = wish[i];
            sum[blocks] = weight[i];
            count[blocks] = 1;
            while (blocks > 0 && mean[blocks - 1] > mean[blocks]) {
                double total = sum[blocks - 1] + sum[blocks];
                mean[blocks - 1] = (mean[blocks - 1] * sum[blocks - 1] + mean[blocks] * sum[blocks]) / total;
                sum[blocks - 1] = total;
                count[blocks - 1] += count[blocks];
                blocks--;
            }
            blocks++;
        }
        double[] result = new double[size];
        int at = 0;
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < count[block]; i++) {
                result[at++] = mean[block];
            }
        }
        return result;
    }
}
