package org.mpl4j.compiler.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The kinds of packet that the branches of a packet make of it, and their numbers: generated views and builders tell the number by {@code statecall()}, policies give
 * each kind a name.
 *
 * <p>A kind is a leaf: a branch that has no classify in it, together with those that lead to it. Where several classifies are one behind the other, it is a leaf of each of
 * them; an optional classify may also be not there. Numbers count from 0, the last classify the fastest. What is in arrays and in nested packets does not count. A packet
 * with more than {@value #MOST} leaves has one: they are not told apart.
 */
public final class LeafBranches {
    /** How many leaves of a packet are told apart. */
    public static final int MOST = 65_536;

    private LeafBranches() {}

    /** How many leaves a packet has, at least one. */
    public static int count(PacketType packet) {
        return areTold(packet) ? (int) count(packet.body()) : 1;
    }

    /** Whether the leaves of a packet are told apart. */
    public static boolean areTold(PacketType packet) {
        return count(packet.body()) <= MOST;
    }

    /** The labels that lead to each leaf, by its number. */
    public static List<List<String>> of(PacketType packet) {
        return areTold(packet) ? of(packet.body()) : List.of(List.of());
    }

    /** How many leaves a block has; more than {@link #MOST} if there are too many. */
    public static long count(Block block) {
        long count = 1;
        for (Classify classify : classifies(block)) {
            count = Math.min(count * count(classify), MOST + 1L);
        }
        return count;
    }

    /** How many leaves a classify has, with the one where it is not there. */
    public static long count(Classify classify) {
        long count = classify.presence().isPresent() ? 1 : 0;
        for (Classify.Branch branch : classify.branches()) {
            count += count(branch.body());
        }
        return count;
    }

    /** The classifies that are directly in a block. */
    public static List<Classify> classifies(Block block) {
        return block.items().stream()
                .filter(Classify.class::isInstance)
                .map(Classify.class::cast)
                .toList();
    }

    private static List<List<String>> of(Block block) {
        List<List<String>> leaves = List.of(List.of());
        for (Classify classify : classifies(block)) {
            List<List<String>> behind = of(classify);
            leaves = leaves.stream()
                    .flatMap(before -> behind.stream().map(labels -> joined(before, labels)))
                    .toList();
        }
        return leaves;
    }

    private static List<List<String>> of(Classify classify) {
        List<List<String>> leaves = new ArrayList<>();
        if (classify.presence().isPresent()) {
            leaves.add(List.of());
        }
        for (Classify.Branch branch : classify.branches()) {
            of(branch.body()).forEach(labels -> leaves.add(joined(List.of(branch.label()), labels)));
        }
        return leaves;
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> joined = new ArrayList<>(first);
        joined.addAll(second);
        return List.copyOf(joined);
    }
}
