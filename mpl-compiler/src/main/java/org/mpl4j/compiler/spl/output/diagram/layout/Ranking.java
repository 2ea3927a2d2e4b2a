package org.mpl4j.compiler.spl.output.diagram.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Gives each node a rank, so that every edge that is not turned around leads to a higher one, and most edges are short. */
final class Ranking {
    private final int nodes;
    private final List<Link> links;
    private final List<List<Link>> outgoing = new ArrayList<>();

    private Ranking(int nodes, List<Link> links) {
        this.nodes = nodes;
        this.links = links;
        for (int node = 0; node < nodes; node++) {
            outgoing.add(new ArrayList<>());
        }
        links.forEach(link -> outgoing.get(link.from).add(link));
    }

    static int[] of(int nodes, List<Link> links) {
        Ranking ranking = new Ranking(nodes, links);
        List<Integer> order = ranking.turnBackEdges();
        int[] ranks = ranking.longestPaths(order);
        ranking.shorten(ranks);
        return ranks;
    }

    /** A depth-first search from the first node on; an edge to a node that is not finished yet leads back. Returns all nodes, each before those that it leads to. */
    private List<Integer> turnBackEdges() {
        int[] state = new int[nodes];
        Deque<Integer> finished = new ArrayDeque<>();
        for (int root = 0; root < nodes; root++) {
            if (state[root] == 0) {
                search(root, state, finished);
            }
        }
        return new ArrayList<>(finished);
    }

    private void search(int root, int[] state, Deque<Integer> finished) {
        Deque<Integer> path = new ArrayDeque<>();
        Deque<Iterator<Link>> rest = new ArrayDeque<>();
        path.push(root);
        rest.push(outgoing.get(root).iterator());
        state[root] = 1;
        while (!path.isEmpty()) {
            Iterator<Link> next = rest.element();
            if (!next.hasNext()) {
                state[path.element()] = 2;
                finished.push(path.pop());
                rest.pop();
                continue;
            }
            Link link = next.next();
            if (state[link.to] == 1) {
                link.isTurned = true;
            } else if (state[link.to] == 0) {
                state[link.to] = 1;
                path.push(link.to);
                rest.push(outgoing.get(link.to).iterator());
            }
        }
    }

    private int[] longestPaths(List<Integer> order) {
        int[] ranks = new int[nodes];
        List<List<Link>> down = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            down.add(new ArrayList<>());
        }
        links.forEach(link -> down.get(link.upper()).add(link));
        for (int node : order) {
            for (Link link : down.get(node)) {
                ranks[link.lower()] = Math.max(ranks[link.lower()], ranks[node] + 1);
            }
        }
        return ranks;
    }

    /** Moves nodes to where the sum of the lengths of their edges is least, while that changes something. */
    private void shorten(int[] ranks) {
        boolean isChanged = true;
        for (int pass = 0; isChanged && pass < 20; pass++) {
            isChanged = false;
            for (int node = 1; node < nodes; node++) {
                int at = node;
                int earliest = 0;
                int latest = Integer.MAX_VALUE;
                int above = 0;
                int below = 0;
                for (Link link : links) {
                    if (link.lower() == at) {
                        earliest = Math.max(earliest, ranks[link.upper()] + 1);
                        above++;
                    } else if (link.upper() == at) {
                        latest = Math.min(latest, ranks[link.lower()] - 1);
                        below++;
                    }
                }
                int best = below > above && latest != Integer.MAX_VALUE ? latest : earliest;
                if (below != above && best != ranks[at]) {
                    ranks[at] = best;
                    isChanged = true;
                }
            }
        }
    }
}
