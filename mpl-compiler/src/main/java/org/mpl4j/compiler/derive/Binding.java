package org.mpl4j.compiler.derive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mpl4j.compiler.model.Expr;

/**
 * Who supplies the value of a field when the packet is built. Everything but {@link Free} and {@link Defaulted} has no setter, except that a {@link FromChild} which
 * is not total may be supplied, and that branches take a {@link Tag} as an argument where nothing else decides it.
 */
public sealed interface Binding {
    /** The caller. */
    record Free() implements Binding {}

    /** The caller, or else this value: {@code default(e)}, or the {@code =>} constant of its enumeration. e sees what precedes the field. */
    record Defaulted(Expr value) implements Binding {}

    /** Always this value. */
    record Constant(Expr value) implements Binding {}

    /**
     * Computed when its scope is complete, or before that where something needs it: from {@code value(e)}. Where {@code divisor} is not 1, {@code value} must divide
     * by it without remainder. Bytes and strings are not in the order of the scope's plan: e is known when they are written.
     */
    record Derived(Expr value, long divisor) implements Binding {}

    /**
     * A field that sizes others without {@code value}: found by solving such a size (count, window) for the field.
     *
     * @param solutions the first whose item has been built decides
     * @param otherwise the value where none has been
     */
    record Solved(List<Solution> solutions, Expr otherwise) implements Binding {
        public Solved {
            solutions = List.copyOf(solutions);
        }
    }

    /** What a field must be so that a size comes out as {@code itemId} was built. */
    record Solution(int itemId, Derived by) {}

    /**
     * Decided by the branches that are built: the first of these that yields a value. A branch with a single-valued pattern gives it, whatever {@code value(e)} says;
     * otherwise {@code value} where it has an entry for the branch; otherwise the caller, where {@code arguments} names the branch. That the outcome leads a parse
     * to the branches that were built is a {@link SizeCheck.What#BRANCH} check.
     *
     * @param deciders ids of the classifies on this tag in the same scope, in source order
     * @param value by branch that is not single-valued but computes its tag (from the field's {@code value(e)}, or where the branch uses the tag as a size, by
     *     solving that): keyed by the classify's id, then the branch's index
     * @param arguments by classify id, the indexes of the branches that take the tag as an argument: not single-valued, not computed, and no later classify on
     *     the same tag is sure to decide it
     * @param elsewhere what decides the tag where none of {@code deciders} is built, as they are in branches that are not taken
     * @param defaultValue what stands for an argument that the caller does not give: {@code default(e)}, or the {@code =>} constant of the enumeration
     */
    record Tag(
            List<Integer> deciders,
            Map<Integer, Map<Integer, Derived>> value,
            Map<Integer, Set<Integer>> arguments,
            Elsewhere elsewhere,
            Optional<Expr> defaultValue)
            implements Binding {
        public Tag {
            deciders = List.copyOf(deciders);
        }

        public boolean takesArgument(int classifyId, int branchIndex) {
            return arguments.getOrDefault(classifyId, Set.of()).contains(branchIndex);
        }

        /** All that may have to be computed for it. */
        public Stream<Derived> computations() {
            return Stream.of(
                            value.values().stream().flatMap(branches -> branches.values().stream()),
                            elsewhere.value().stream(),
                            elsewhere.solutions().stream().map(Solution::by))
                    .flatMap(part -> part);
        }

        public Optional<Derived> computed(int classifyId, int branchIndex) {
            return Optional.ofNullable(value.getOrDefault(classifyId, Map.of()).get(branchIndex));
        }
    }

    /**
     * A tag in a packet that has none of its classifies: a field like others. Where nothing here decides it, it is the caller's.
     *
     * @param value from {@code value(e)}
     * @param solutions otherwise the first whose item has been built; none of these items is optional
     */
    record Elsewhere(Optional<Derived> value, List<Solution> solutions) {
        public Elsewhere {
            solutions = List.copyOf(solutions);
        }
    }

    /**
     * bit[1] or boolean that is the condition of optional items: true iff one of {@code items} is given. Where that need not make all conditions come out right
     * (several items, conjunctions) the plan checks them.
     */
    record Presence(List<Integer> items) implements Binding {
        public Presence {
            items = List.copyOf(items);
        }
    }

    /**
     * Passed to nested packets of the same scope that classify on that parameter: whatever branch the child takes.
     *
     * @param sources the first that has been built decides
     * @param isTotal whether one of them is always built; otherwise the caller can supply the value, must where none is, and must agree where one is
     */
    record FromChild(List<Source> sources, boolean isTotal) implements Binding {
        public FromChild {
            sources = List.copyOf(sources);
        }
    }

    /** A parameter that a nested packet reports. */
    record Source(int nestedItem, int paramIndex) {}

    /** {@code checksum(..)}: computed last, with its own bytes as zero. */
    record Checksum() implements Binding {}
}
