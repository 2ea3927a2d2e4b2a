package org.mpl4j.dns.zone;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.codec.DnsName;

/** Nodes in the canonical order of their names (RFC 4034 section 6.1): blocks of some hundred, so that another version copies only those that have changed. */
final class NodeOrder extends AbstractList<Node> implements RandomAccess {
    static final Comparator<Node> CANONICAL = (a, b) -> a.name().compareCanonical(b.name());

    private static final int BLOCK = 256;

    private final int apexLabels;

    /** None is empty. */
    private final Block[] blocks;

    /** For each block, how many nodes are before it; and how many there are. */
    private final int[] starts;

    /** The first nodes of the blocks. */
    private final Block first;

    private NodeOrder(int apexLabels, List<Block> blocks) {
        this.apexLabels = apexLabels;
        this.blocks = blocks.toArray(Block[]::new);
        this.starts = new int[this.blocks.length + 1];
        Node[] firstNodes = new Node[this.blocks.length];
        for (int i = 0; i < firstNodes.length; i++) {
            starts[i + 1] = starts[i] + this.blocks[i].nodes.length;
            firstNodes[i] = this.blocks[i].nodes[0];
        }
        this.first = new Block(firstNodes);
    }

    /** Nodes in order, and, once somebody has looked for a name among them, numbers that sort as most of their names do. */
    private static final class Block {
        private final Node[] nodes;
        private volatile long @Nullable [] prefixes;

        Block(Node[] nodes) {
            this.nodes = nodes;
        }

        /** The last of them that is not after a name, -1 if there is none. */
        int floor(DnsName name, long prefix, int apexLabels) {
            long[] all = prefixes(apexLabels);
            int low = 0;
            int high = all.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                int order = Long.compareUnsigned(all[middle], prefix);
                if (order < 0 || (order == 0 && nodes[middle].name().compareCanonical(name) <= 0)) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low - 1;
        }

        private long[] prefixes(int apexLabels) {
            long[] all = prefixes;
            if (all == null) {
                all = new long[nodes.length];
                for (int i = 0; i < all.length; i++) {
                    all[i] = nodes[i].name().canonicalPrefix(apexLabels);
                }
                prefixes = all;
            }
            return all;
        }
    }

    /**
     * The order of nodes that are given in it.
     *
     * @param sorted the nodes
     * @param apexLabels how many labels the name has that they are at or below
     */
    static NodeOrder of(List<Node> sorted, int apexLabels) {
        List<Block> blocks = new ArrayList<>();
        cut(sorted, blocks);
        return new NodeOrder(apexLabels, blocks);
    }

    private static void cut(List<Node> sorted, List<Block> into) {
        for (int from = 0; from < sorted.size(); from += BLOCK) {
            int to = Math.min(from + BLOCK, sorted.size());
            into.add(new Block(sorted.subList(from, to).toArray(Node[]::new)));
        }
    }

    @Override
    public int size() {
        return starts[blocks.length];
    }

    @Override
    public Node get(int index) {
        Objects.checkIndex(index, size());
        int block = Arrays.binarySearch(starts, index);
        block = block < 0 ? -block - 2 : block;
        return blocks[block].nodes[index - starts[block]];
    }

    /**
     * Where a name is, or would be.
     *
     * @param name to look for, at or below the name that all are
     * @return the index of the last node that is not after it, -1 if there is none
     */
    int floor(DnsName name) {
        long prefix = name.canonicalPrefix(apexLabels);
        int block = first.floor(name, prefix, apexLabels);
        return block < 0 ? -1 : starts[block] + blocks[block].floor(name, prefix, apexLabels);
    }

    private int blockOf(Node node) {
        return Math.max(0, first.floor(node.name(), node.name().canonicalPrefix(apexLabels), apexLabels));
    }

    /**
     * Another version.
     *
     * @param removed nodes that are in this one
     * @param added nodes that are not, in any order
     * @return an order that shares what stays the same
     */
    NodeOrder with(Collection<Node> removed, Collection<Node> added) {
        if (removed.isEmpty() && added.isEmpty()) {
            return this;
        }
        int count = Math.max(1, blocks.length);
        Set<Node> gone = new HashSet<>(removed);
        List<List<Node>> more = new ArrayList<>(Collections.nCopies(count, List.of()));
        boolean[] isChanged = new boolean[count];
        removed.forEach(node -> isChanged[blockOf(node)] = true);
        for (Node node : added) {
            int block = blockOf(node);
            isChanged[block] = true;
            if (more.get(block).isEmpty()) {
                more.set(block, new ArrayList<>());
            }
            more.get(block).add(node);
        }
        List<Block> result = new ArrayList<>(count + 1);
        for (int i = 0; i < count; i++) {
            if (isChanged[i]) {
                List<Node> nodes = new ArrayList<>(more.get(i));
                Arrays.stream(blocks.length == 0 ? new Node[0] : blocks[i].nodes)
                        .filter(node -> !gone.contains(node))
                        .forEach(nodes::add);
                nodes.sort(CANONICAL);
                addBlocks(nodes, result);
            } else {
                result.add(blocks[i]);
            }
        }
        return new NodeOrder(apexLabels, result);
    }

    /** A block may grow to twice its size before it is cut. */
    private static void addBlocks(List<Node> nodes, List<Block> into) {
        if (nodes.size() > 2 * BLOCK) {
            cut(nodes, into);
        } else if (!nodes.isEmpty()) {
            into.add(new Block(nodes.toArray(Node[]::new)));
        }
    }

    /**
     * The names whose nodes are not the same in two versions.
     *
     * @param before one version
     * @param after the other one
     * @return in canonical order
     */
    static List<DnsName> differences(NodeOrder before, NodeOrder after) {
        List<DnsName> names = new ArrayList<>();
        Nodes olds = new Nodes(before.blocks);
        Nodes news = new Nodes(after.blocks);
        while (olds.hasNext() || news.hasNext()) {
            if (olds.isAtSameBlock(news)) {
                olds.skipBlock();
                news.skipBlock();
                continue;
            }
            int order = !olds.hasNext() ? 1 : !news.hasNext() ? -1 : CANONICAL.compare(olds.peek(), news.peek());
            Node old = order <= 0 ? olds.next() : null;
            Node now = order >= 0 ? news.next() : null;
            if (old != now) {
                names.add((now == null ? Objects.requireNonNull(old) : now).name());
            }
        }
        return names;
    }

    @Override
    public Iterator<Node> iterator() {
        return new Nodes(blocks);
    }

    private static final class Nodes implements Iterator<Node> {
        private final Block[] blocks;
        private int block;
        private int index;

        Nodes(Block[] blocks) {
            this.blocks = blocks;
        }

        @Override
        public boolean hasNext() {
            return block < blocks.length;
        }

        /** Whether what comes next is a block that is the same in both. */
        boolean isAtSameBlock(Nodes other) {
            return hasNext()
                    && other.hasNext()
                    && index == 0
                    && other.index == 0
                    && blocks[block] == other.blocks[other.block];
        }

        void skipBlock() {
            block++;
            index = 0;
        }

        Node peek() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return blocks[block].nodes[index];
        }

        @Override
        public Node next() {
            Node node = peek();
            index++;
            if (index == blocks[block].nodes.length) {
                skipBlock();
            }
            return node;
        }
    }
}
