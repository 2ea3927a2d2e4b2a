package org.mpl4j.dns.zone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.codec.DnsName;

/**
 * Finds nodes by their names, whatever their case: hash tables with open addressing, each for a part of the hashes, so that another version copies only those that
 * have changed. Immutable.
 */
final class NodeTable {
    /** How many nodes a segment has on average when a table is made; if it comes to have four times as many, all is made anew. */
    private static final int SEGMENT = 128;

    /** Spreads hashes over 64 bits: the upper ones choose a segment, those below a slot. 2^64 divided by the golden ratio. */
    private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;

    private final @Nullable Node[][] segments;
    private final int segmentBits;
    private final int size;

    private NodeTable(@Nullable Node[][] segments, int segmentBits, int size) {
        this.segments = segments;
        this.segmentBits = segmentBits;
        this.size = size;
    }

    /** The table of nodes with different names. */
    static NodeTable of(Collection<Node> nodes) {
        int segments = Math.max(1, Integer.highestOneBit(nodes.size() / SEGMENT) * 2);
        int bits = Integer.numberOfTrailingZeros(segments);
        List<List<Node>> parts = new ArrayList<>(segments);
        for (int i = 0; i < segments; i++) {
            parts.add(new ArrayList<>(SEGMENT));
        }
        for (Node node : nodes) {
            parts.get(segment(node.nameHash(), bits)).add(node);
        }
        @Nullable Node[][] tables = new Node[segments][];
        for (int i = 0; i < segments; i++) {
            tables[i] = table(parts.get(i), bits);
        }
        return new NodeTable(tables, bits, nodes.size());
    }

    private static int segment(int hash, int bits) {
        return bits == 0 ? 0 : (int) (hash * SPREAD >>> Long.SIZE - bits);
    }

    private static int slot(int hash, int bits, int capacity) {
        long spread = hash * SPREAD << bits >>> Integer.SIZE;
        return (int) (spread * capacity >>> Integer.SIZE);
    }

    private static @Nullable Node[] table(List<Node> nodes, int bits) {
        int capacity = nodes.size() + nodes.size() / 2 + 1;
        @Nullable Node[] table = new Node[capacity];
        for (Node node : nodes) {
            int slot = slot(node.nameHash(), bits, capacity);
            while (table[slot] != null) {
                slot = slot + 1 == capacity ? 0 : slot + 1;
            }
            table[slot] = node;
        }
        return table;
    }

    /**
     * The node of a name, or of the end of one.
     *
     * @param name whose case does not matter
     * @param at index of the label where it starts
     * @return null if there is none
     */
    @Nullable
    Node find(DnsName name, int at) {
        return find(name, at, name.hashCodeIgnoreCase(at));
    }

    /** The same for who knows the hash of the name from there on. */
    @Nullable
    Node find(DnsName name, int at, int hash) {
        @Nullable Node[] table = segments[segment(hash, segmentBits)];
        int slot = slot(hash, segmentBits, table.length);
        for (Node node = table[slot]; node != null; node = table[slot]) {
            if (node.nameHash() == hash && name.equalsIgnoreCase(at, node.name())) {
                return node;
            }
            slot = slot + 1 == table.length ? 0 : slot + 1;
        }
        return null;
    }

    int size() {
        return size;
    }

    /**
     * Another version.
     *
     * @param removed nodes that are in this one
     * @param added nodes whose names are not in this one, or are those of removed ones
     * @return a table that shares what stays the same
     */
    NodeTable with(Collection<Node> removed, Collection<Node> added) {
        int newSize = size - removed.size() + added.size();
        if (newSize / segments.length > 4 * SEGMENT) {
            List<Node> all = new ArrayList<>(newSize);
            for (@Nullable Node[] table : segments) {
                collect(table, all);
            }
            all.removeAll(new HashSet<>(removed));
            all.addAll(added);
            return of(all);
        }
        @Nullable Node[][] copies = segments.clone();
        @Nullable List<Node>[] changed = newLists(copies.length);
        for (Node node : removed) {
            changed(changed, node).remove(node);
        }
        for (Node node : added) {
            changed(changed, node).add(node);
        }
        for (int i = 0; i < copies.length; i++) {
            List<Node> nodes = changed[i];
            if (nodes != null) {
                copies[i] = table(nodes, segmentBits);
            }
        }
        return new NodeTable(copies, segmentBits, newSize);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private static @Nullable List<Node>[] newLists(int length) {
        return new List[length];
    }

    private List<Node> changed(@Nullable List<Node>[] changed, Node node) {
        int segment = segment(node.nameHash(), segmentBits);
        List<Node> nodes = changed[segment];
        if (nodes == null) {
            nodes = new ArrayList<>();
            collect(segments[segment], nodes);
            changed[segment] = nodes;
        }
        return nodes;
    }

    private static void collect(@Nullable Node[] table, List<Node> into) {
        Arrays.stream(table).forEach(node -> {
            if (node != null) {
                into.add(node);
            }
        });
    }
}
