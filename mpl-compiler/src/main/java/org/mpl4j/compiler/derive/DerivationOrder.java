package org.mpl4j.compiler.derive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;

/**
 * The order in which the computed fields of one scope are computed: each after those that it uses, checksums after everything in what they cover. Cycles are cut
 * where they are found, and kept.
 */
final class DerivationOrder {
    private final PacketIndex index;
    private final Map<Integer, Binding> bindings;
    private final NavigableSet<Integer> nodes = new TreeSet<>();
    private final List<Integer> order = new ArrayList<>();
    private final List<List<Integer>> cycles = new ArrayList<>();
    private final Map<Integer, Boolean> isDone = new HashMap<>();
    private final Deque<Visit> path = new ArrayDeque<>();

    /** Whether anything but a checksum depends on one, so that it is not enough that checksums come last. */
    private final boolean isChecksumUsed;

    private record Visit(int field, Iterator<Integer> uses) {}

    DerivationOrder(PacketIndex index, Map<Integer, Binding> bindings, int scope) {
        this.index = index;
        this.bindings = bindings;
        for (Item item : index.items(scope)) {
            if (item instanceof Field field && isComputed(field)) {
                nodes.add(field.id());
            }
        }
        isChecksumUsed = nodes.stream()
                .filter(id -> !isChecksum(id))
                .anyMatch(id -> uses(id).stream().anyMatch(this::isChecksum));
        nodes.stream().filter(id -> !isChecksum(id)).forEach(this::visit);
        nodes.stream().filter(this::isChecksum).forEach(this::visit);
    }

    List<Integer> order() {
        return order;
    }

    /** Each as the ids of its fields: every one uses the next, the last one the first. */
    List<List<Integer>> cycles() {
        return cycles;
    }

    private boolean isComputed(Field field) {
        Binding binding = Objects.requireNonNull(bindings.get(field.id()));
        boolean isKnownWhenWritten = binding instanceof Binding.Free
                || binding instanceof Binding.Defaulted
                || binding instanceof Binding.Constant
                || binding instanceof Binding.Derived && HardUses.isWrittenForward(field);
        return !isKnownWhenWritten;
    }

    private boolean isChecksum(int id) {
        return bindings.get(id) instanceof Binding.Checksum;
    }

    private void visit(int root) {
        enter(root);
        while (!path.isEmpty()) {
            Visit visit = path.element();
            if (visit.uses.hasNext()) {
                enter(visit.uses.next());
            } else {
                path.pop();
                isDone.put(visit.field, true);
                order.add(visit.field);
            }
        }
    }

    private void enter(int field) {
        Boolean done = isDone.putIfAbsent(field, false);
        if (done == null) {
            path.push(new Visit(field, uses(field).iterator()));
        } else if (!done) {
            cycles.add(cycleTo(field));
        }
    }

    private List<Integer> cycleTo(int field) {
        List<Integer> cycle = new ArrayList<>();
        for (Visit visit : path) {
            cycle.add(0, visit.field);
            if (visit.field == field) {
                break;
            }
        }
        return cycle;
    }

    private NavigableSet<Integer> uses(int field) {
        NavigableSet<Integer> uses = new TreeSet<>();
        Consumer<Expr> note = expr -> Expressions.visit(expr, leaf -> noteUse(leaf, uses));
        Binding binding = bindings.get(field);
        if (binding instanceof Binding.Derived derived) {
            note.accept(derived.value());
        } else if (binding instanceof Binding.Solved solved) {
            solved.solutions().forEach(solution -> note.accept(solution.by().value()));
        } else if (binding instanceof Binding.Tag tag) {
            tag.computations().forEach(derived -> note.accept(derived.value()));
        } else if (binding instanceof Binding.Checksum) {
            index.packet()
                    .field(field)
                    .attributes()
                    .checksum()
                    .ifPresent(checksum -> checksum.inputs().forEach(note));
            uses.remove(field);
        }
        return uses;
    }

    private void noteUse(Expr leaf, NavigableSet<Integer> uses) {
        if (leaf instanceof Expr.FieldValue value && nodes.contains(value.itemId())) {
            uses.add(value.itemId());
        } else if (leaf instanceof Expr.ItemRange range && range.firstItemId() <= range.lastItemId()) {
            nodes.subSet(range.firstItemId(), true, index.lastId(range.lastItemId()), true).stream()
                    .filter(id -> isChecksumUsed || isChecksum(id))
                    .forEach(uses::add);
        }
    }
}
