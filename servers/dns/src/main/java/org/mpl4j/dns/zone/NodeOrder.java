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
import org.mpl4j.runtime.codec.DnsName;

/** Nodes in the canonical order of their names (RFC 4034 section 6.1): blocks of some hundred, so that another version copies only those that have changed. */
final class NodeOrder extends AbstractList<Node> implements RandomAccess {
    static final Comparator<Node> CANONICAL = (a, b) -> a.name().compareCanonical(b.name());

    static final NodeOrder EMPTY = new NodeOrder(new Node[0][]);

    private static final int BLOCK = 256;

    /** None is empty. */
    private final Node[][] blocks;

    /** For each block, how many nodes are before it; and how many there are. */
    private final int[] starts;

    private NodeOrder(Node[][] blocks) {
        this.blocks = blocks;
        this.starts = new int[blocks.length + 1];
        for (int i = 0; i < blocks.length; i++) {
            starts[i + 1] = starts[i] + blocks[i].length;
        }
    }

    /** The order of nodes that are given in it. */
    static NodeOrder of(List<Node> sorted) {
        List<Node[]> blocks = new ArrayList<>();
        cut(sorted, blocks);
        return new NodeOrder(blocks.toArray(Node[][]::new));
    }

    private static void cut(List<Node> sorted, List<Node[]> into) {
        for (int from = 0; from < sorted.size(); from += BLOCK) {
            int to = Math.min(from + BLOCK, sorted.size());
            into.add(sorted.subList(from, to).toArray(Node[]::new));
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
        return blocks[block][index - starts[block]];
    }

    /**
     * Where a name is, or would be.
     *
     * @param name to look for
     * @return the index of the last node that is not after it, -1 if there is none
     */
    int floor(DnsName name) {
        int block = blockOf(name);
        return block < 0 ? -1 : starts[block] + floor(blocks[block], name);
    }

    /** The last block whose first name is not after a name, -1 if there is none. */
    private int blockOf(DnsName name) {
        int low = 0;
        int high = blocks.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (blocks[middle][0].name().compareCanonical(name) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private static int floor(Node[] block, DnsName name) {
        int low = 0;
        int high = block.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (block[middle].name().compareCanonical(name) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
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
        removed.forEach(node -> isChanged[Math.max(0, blockOf(node.name()))] = true);
        for (Node node : added) {
            int block = Math.max(0, blockOf(node.name()));
            isChanged[block] = true;
            if (more.get(block).isEmpty()) {
                more.set(block, new ArrayList<>());
            }
            more.get(block).add(node);
        }
        List<Node[]> result = new ArrayList<>(count + 1);
        for (int i = 0; i < count; i++) {
            if (isChanged[i]) {
                List<Node> nodes = new ArrayList<>(more.get(i));
                Arrays.stream(blocks.length == 0 ? new Node[0] : blocks[i])
                        .filter(node -> !gone.contains(node))
                        .forEach(nodes::add);
                nodes.sort(CANONICAL);
                addBlocks(nodes, result);
            } else {
                result.add(blocks[i]);
            }
        }
        return new NodeOrder(result.toArray(Node[][]::new));
    }

    /** A block may grow to twice its size before it is cut. */
    private static void addBlocks(List<Node> nodes, List<Node[]> into) {
        if (nodes.size() > 2 * BLOCK) {
            cut(nodes, into);
        } else if (!nodes.isEmpty()) {
            into.add(nodes.toArray(Node[]::new));
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
        private final Node[][] blocks;
        private int block;
        private int index;

        Nodes(Node[][] blocks) {
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
            return blocks[block][index];
        }

        @Override
        public Node next() {
            Node node = peek();
            index++;
            if (index == blocks[block].length) {
                skipBlock();
            }
            return node;
        }
    }
}
