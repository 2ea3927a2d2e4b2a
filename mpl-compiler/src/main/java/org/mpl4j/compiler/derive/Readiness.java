package org.mpl4j.compiler.derive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.layout.Capture;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;

/**
 * From when on something is known while a packet is written forward: ids are in source order, so "from" an id means once everything with a smaller id has been
 * written (but for what is around it).
 */
final class Readiness {
    private static final int NEVER = Integer.MAX_VALUE;

    private final PacketIndex index;
    private final Map<Integer, Binding> bindings;

    /** Of fields that are computed; in the order of their computation, so that each entry only needs earlier ones. */
    private final Map<Integer, Integer> knownFrom = new HashMap<>();

    /** By scope, the fields whose bytes are only final when the scope is complete. */
    private final Map<Integer, TreeSet<Integer>> patched = new HashMap<>();

    /** @param order the computed fields of all scopes, each after those that it uses */
    Readiness(PacketIndex index, Map<Integer, Binding> bindings, List<Integer> order) {
        this.index = index;
        this.bindings = bindings;
        for (int field : order) {
            patched.computeIfAbsent(index.scope(field), scope -> new TreeSet<>())
                    .add(field);
            knownFrom.put(field, of(bindings.get(field)));
        }
    }

    /** Whether an expression can be evaluated when the item {@code at} is about to be written. */
    boolean isReady(Expr expr, int at) {
        return isReadyBut(expr, at, binding -> false);
    }

    /** The same, where fields of some kind of binding will be known in time. */
    boolean isReadyBut(Expr expr, int at, Predicate<Binding> isInTime) {
        boolean[] ready = {true};
        Expressions.visit(expr, leaf -> ready[0] = ready[0] && isLeafReady(leaf, at, isInTime));
        return ready[0];
    }

    private boolean isLeafReady(Expr leaf, int at, Predicate<Binding> isInTime) {
        Binding binding = leaf instanceof Expr.FieldValue field ? bindings.get(field.itemId()) : null;
        return binding != null && isInTime.test(binding) || from(leaf) <= at || isDecidedAround(leaf, at);
    }

    /** Whether what array elements use of the scopes around is known when the array is about to be written. */
    boolean isReady(Capture capture, int array) {
        Item item = index.packet().item(capture.itemId());
        Expr use = capture.kind() == Capture.Kind.VALUE && item instanceof Field field
                ? new Expr.FieldValue(field.id(), field.type().kind(), field.span())
                : new Expr.EndOffset(item.id(), item.span());
        return isReady(use, array);
    }

    private int of(@Nullable Binding binding) {
        if (binding instanceof Binding.Derived derived) {
            return fromAll(derived.value());
        } else if (binding instanceof Binding.Solved solved) {
            return solved.solutions().stream()
                    .mapToInt(solution -> fromAll(solution.by().value()))
                    .max()
                    .orElse(0);
        } else if (binding instanceof Binding.Presence presence) {
            return presence.items().stream().mapToInt(this::after).max().orElse(0);
        } else if (binding instanceof Binding.FromChild child) {
            return child.sources().stream()
                    .mapToInt(source -> after(source.nestedItem()))
                    .max()
                    .orElse(0);
        } else if (binding instanceof Binding.Tag tag) {
            return ofTag(tag);
        }
        return NEVER;
    }

    private int ofTag(Binding.Tag tag) {
        int first = NEVER;
        for (int id : tag.deciders()) {
            Classify classify = (Classify) index.packet().item(id);
            boolean isSure = classify.branches().stream().allMatch(branch -> isGiven(tag, classify, branch));
            first = Math.min(first, isSure && index.isSure(classify, null) ? after(id) : NEVER);
        }
        return first;
    }

    private static boolean isGiven(Binding.Tag tag, Classify classify, Classify.Branch branch) {
        return branch.pattern().isSingleValued() || tag.takesArgument(classify.id(), branch.index());
    }

    private int fromAll(Expr expr) {
        int[] last = {0};
        Expressions.visit(expr, leaf -> last[0] = Math.max(last[0], from(leaf)));
        return last[0];
    }

    private int from(Expr leaf) {
        if (leaf instanceof Expr.FieldValue field) {
            Binding binding = bindings.get(field.itemId());
            return binding instanceof Binding.Constant ? 0 : knownFrom.getOrDefault(field.itemId(), field.itemId() + 1);
        } else if (leaf instanceof Expr.EndOffset end) {
            return after(end.itemId());
        } else if (leaf instanceof Expr.SizeOf size) {
            return after(size.itemId());
        } else if (leaf instanceof Expr.CountOf count) {
            return after(count.itemId());
        } else if (leaf instanceof Expr.ItemRange range) {
            return ofRange(range);
        }
        return leaf instanceof Expr.Remaining ? NEVER : 0;
    }

    private int ofRange(Expr.ItemRange range) {
        int last = index.lastId(range.lastItemId());
        Integer first = patched.getOrDefault(index.scope(range.firstItemId()), new TreeSet<>())
                .ceiling(range.firstItemId());
        return first != null && first <= last ? NEVER : last + 1;
    }

    private int after(int itemId) {
        return index.lastId(itemId) + 1;
    }

    /** Whether a field is known because of where the item stands: in the branch that decides the tag, or in the optional item that sets the flag. */
    private boolean isDecidedAround(Expr leaf, int at) {
        if (!(leaf instanceof Expr.FieldValue field)) {
            return false;
        }
        int place = at;
        while (index.scope(place) != index.scope(field.itemId()) && index.scope(place) >= 0) {
            place = index.scope(place);
        }
        int here = place;
        Binding binding = bindings.get(field.itemId());
        if (binding instanceof Binding.Presence presence) {
            return presence.items().stream().anyMatch(item -> item <= here && here <= index.lastId(item));
        }
        return binding instanceof Binding.Tag tag && isDecidedByBranch(tag, here);
    }

    private boolean isDecidedByBranch(Binding.Tag tag, int at) {
        for (Within link = index.within(at); link != null; link = link.outer()) {
            if (tag.deciders().contains(link.classify().id()) && isGiven(tag, link.classify(), link.branch())) {
                return true;
            }
        }
        return false;
    }
}
