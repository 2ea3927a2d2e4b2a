package org.mpl4j.compiler.spl.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts states together that no sequence of letters tells apart, a missing edge being an answer like any other. As A. Valmari and P. Lehtinen have it ("Efficient
 * minimization of DFAs with partial transition functions", 2008): blocks of states and bunches of edges split each other, in O(m log m) for m edges.
 */
final class Minimizer {
    /** Numbers, parted into sets that only ever become smaller. */
    private static final class Partition {
        private final int[] elements;
        private final int[] places;
        private final int[] setOf;
        private final List<int[]> bounds = new ArrayList<>();
        private final List<Integer> marked = new ArrayList<>();
        private final List<Integer> touched = new ArrayList<>();

        /** Parted by a key each. */
        Partition(List<?> keys) {
            int size = keys.size();
            elements = new int[size];
            places = new int[size];
            setOf = new int[size];
            Map<Object, Integer> numbers = new HashMap<>();
            List<List<Integer>> parts = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                int part = numbers.computeIfAbsent(keys.get(i), k -> {
                    parts.add(new ArrayList<>());
                    return parts.size() - 1;
                });
                parts.get(part).add(i);
            }
            int at = 0;
            for (List<Integer> part : parts) {
                int first = at;
                for (int element : part) {
                    elements[at] = element;
                    places[element] = at++;
                    setOf[element] = bounds.size();
                }
                bounds.add(new int[] {first, at});
                marked.add(0);
            }
        }

        int count() {
            return bounds.size();
        }

        void mark(int element) {
            int set = setOf[element];
            int first = bounds.get(set)[0];
            int at = places[element];
            int count = marked.get(set);
            if (at < first + count) {
                return;
            }
            if (count == 0) {
                touched.add(set);
            }
            int other = elements[first + count];
            elements[at] = other;
            places[other] = at;
            elements[first + count] = element;
            places[element] = first + count;
            marked.set(set, count + 1);
        }

        /** Parts the marked elements of each set from the others; the smaller half is the new set. */
        void split() {
            for (int set : touched) {
                int count = marked.set(set, 0);
                int[] bound = bounds.get(set);
                int middle = bound[0] + count;
                if (middle == bound[1]) {
                    continue;
                }
                boolean isFirstSmaller = count <= bound[1] - middle;
                int[] smaller = isFirstSmaller ? new int[] {bound[0], middle} : new int[] {middle, bound[1]};
                if (isFirstSmaller) {
                    bound[0] = middle;
                } else {
                    bound[1] = middle;
                }
                for (int i = smaller[0]; i < smaller[1]; i++) {
                    setOf[elements[i]] = bounds.size();
                }
                bounds.add(smaller);
                marked.add(0);
            }
            touched.clear();
        }
    }

    private Minimizer() {}

    /** An edge between states; the label is what can be told of it. */
    record Edge(int from, Object label, int to) {}

    /**
     * For each state, the number of the set of those that it is put together with.
     *
     * @param kinds what can be told of each state
     */
    static int[] minimize(List<?> kinds, List<Edge> edges) {
        Partition blocks = new Partition(kinds);
        Partition bunches = new Partition(edges.stream().map(Edge::label).toList());
        List<List<Integer>> incoming = new ArrayList<>();
        kinds.forEach(k -> incoming.add(new ArrayList<>()));
        for (int i = 0; i < edges.size(); i++) {
            incoming.get(edges.get(i).to()).add(i);
        }
        int block = 1;
        for (int bunch = 0; bunch < bunches.count(); bunch++) {
            int[] bound = bunches.bounds.get(bunch);
            for (int i = bound[0]; i < bound[1]; i++) {
                blocks.mark(edges.get(bunches.elements[i]).from());
            }
            blocks.split();
            for (; block < blocks.count(); block++) {
                int[] part = blocks.bounds.get(block);
                for (int i = part[0]; i < part[1]; i++) {
                    incoming.get(blocks.elements[i]).forEach(bunches::mark);
                }
                bunches.split();
            }
        }
        return blocks.setOf;
    }
}
